INSERT INTO facilities (facility_key, name, recipient, fingerprint, admitted_on)
VALUES (:facility_key, :name, :recipient, :fingerprint, :admitted_on)
ON CONFLICT (facility_key) DO UPDATE SET
    name = excluded.name,
    recipient = excluded.recipient,
    fingerprint = excluded.fingerprint,
    admitted_on = excluded.admitted_on
