SELECT id, name, recipient, fingerprint
FROM facilities
WHERE facility_key = ?1
