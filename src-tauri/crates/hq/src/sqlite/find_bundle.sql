SELECT header_sha256, received_on, answer
FROM bundles
WHERE facility_id = ?1 AND epoch = ?2 AND sequence = ?3
