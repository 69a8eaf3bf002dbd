-- Every table of a facility comes from one bundle.
SELECT b.created_on, b.epoch, b.sequence
FROM tallies t
JOIN bundles b ON b.id = t.bundle_id
WHERE t.facility_id = ?1
LIMIT 1
