SELECT f.facility_key, f.name, f.recipient, f.fingerprint, f.admitted_on, count(b.id), max(b.received_on)
FROM facilities f
LEFT JOIN bundles b ON b.facility_id = f.id
GROUP BY f.id
ORDER BY f.name, f.facility_key
