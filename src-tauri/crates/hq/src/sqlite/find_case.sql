SELECT c.rev, b.created_on, b.epoch, b.sequence, c.fields
FROM cases c
JOIN bundles b ON b.id = c.bundle_id
WHERE c.facility_id = ?1 AND c.pseudonym = ?2
