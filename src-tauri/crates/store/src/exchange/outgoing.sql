-- A bundle that never got its file was not sent: what was sent before it still counts.
SELECT d.case_id, d.number, d.name, d.content_rev, d.content_hash,
       coalesce((SELECT CASE WHEN s.tombstone = 1 OR s.refused <> '' THEN '' ELSE s.content_hash END FROM sent AS s
                 WHERE s.case_id = d.case_id AND s.refused <> 'not_written' ORDER BY s.sequence DESC LIMIT 1), '') AS sent_hash,
       coalesce((SELECT 1 - s.tombstone FROM sent AS s
                 WHERE s.case_id = d.case_id AND s.refused <> 'not_written' ORDER BY s.sequence DESC LIMIT 1), 0) AS sent,
       coalesce((SELECT max(s.rev) FROM sent AS s WHERE s.case_id = d.case_id), 0) AS sent_rev
FROM case_derived AS d
WHERE d.cancelled = 0 OR EXISTS (SELECT 1 FROM sent WHERE sent.case_id = d.case_id)
ORDER BY d.number_key
