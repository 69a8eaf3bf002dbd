INSERT INTO tombstones (facility_id, pseudonym, rev)
VALUES (?1, ?2, ?3)
ON CONFLICT (facility_id, pseudonym) DO UPDATE SET rev = excluded.rev
WHERE excluded.rev > tombstones.rev
