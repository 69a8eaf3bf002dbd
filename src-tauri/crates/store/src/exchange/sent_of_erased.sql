SELECT s.case_id, s.pseudonym, max(s.rev)
FROM sent AS s
WHERE NOT EXISTS (SELECT 1 FROM case_derived AS d WHERE d.case_id = s.case_id)
GROUP BY s.case_id, s.pseudonym
HAVING (SELECT last.tombstone FROM sent AS last WHERE last.pseudonym = s.pseudonym ORDER BY last.sequence DESC LIMIT 1) = 0
