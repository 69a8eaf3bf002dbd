SELECT
    f.facility_key, b.epoch, b.sequence, b.header_sha256, b.previous, b.audit_head, b.created_on, b.received_on,
    json_array_length(b.answer, '$.accepted'), json_array_length(b.answer, '$.refused')
FROM bundles b
JOIN facilities f ON f.id = b.facility_id
WHERE ?1 IS NULL OR f.facility_key = ?1
ORDER BY b.id DESC
LIMIT ?2 OFFSET ?3
