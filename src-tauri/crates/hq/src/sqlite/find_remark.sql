SELECT r.rev, b.created_on, b.epoch, b.sequence, r.passage, r.edition, r.mark, r.comment, r.given_on
FROM remarks r
JOIN bundles b ON b.id = r.bundle_id
WHERE r.facility_id = ?1 AND r.pseudonym = ?2
