SELECT f.facility_key, r.pseudonym, r.rev, r.passage, r.edition, r.mark, r.comment, r.given_on
FROM remarks r
JOIN facilities f ON f.id = r.facility_id
ORDER BY r.passage, r.given_on DESC, f.facility_key, r.pseudonym
