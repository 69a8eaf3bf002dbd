WITH newest AS (
    SELECT d.case_id, d.consented, d.content_hash,
           (SELECT s.content_hash || '/' || s.accepted FROM sent AS s
            WHERE s.case_id = d.case_id AND s.tombstone = 0 AND s.refused = '' ORDER BY s.sequence DESC LIMIT 1) AS last
    FROM case_derived AS d WHERE d.cancelled = 0
)
SELECT coalesce(sum(consented = 1 AND (last IS NULL OR last NOT LIKE content_hash || '/%')), 0),
       coalesce(sum(last = content_hash || '/0'), 0),
       coalesce(sum(last = content_hash || '/1'), 0)
FROM newest
