-- What is known around one place of a facility's chain.
SELECT
    (SELECT header_sha256 FROM bundles
     WHERE facility_id = ?1 AND epoch = ?2 AND sequence = ?3 - 1) AS before_hash,
    (SELECT previous FROM bundles
     WHERE facility_id = ?1 AND epoch = ?2 AND sequence = ?3 + 1) AS after_previous,
    (SELECT max(sequence) FROM bundles
     WHERE facility_id = ?1 AND epoch = ?2 AND sequence < ?3) AS last_before,
    EXISTS (SELECT 1 FROM bundles
            WHERE facility_id = ?1 AND epoch = ?2 AND sequence > ?3) AS has_later,
    EXISTS (SELECT 1 FROM bundles
            WHERE facility_id = ?1 AND epoch = ?2) AS knows_epoch,
    EXISTS (SELECT 1 FROM bundles
            WHERE facility_id = ?1) AS knows_any
