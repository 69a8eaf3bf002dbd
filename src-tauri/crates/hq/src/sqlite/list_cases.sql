SELECT f.facility_key, c.pseudonym, c.rev, c.fields
FROM cases c
JOIN facilities f ON f.id = c.facility_id
