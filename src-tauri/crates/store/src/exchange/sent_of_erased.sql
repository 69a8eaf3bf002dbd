SELECT s.case_id, s.pseudonym, max(s.rev)
FROM sent AS s
WHERE NOT EXISTS (SELECT 1 FROM case_derived AS d WHERE d.case_id = s.case_id)
      -- What was discarded after its time is not withdrawn: its registration was agreed to.
      AND NOT EXISTS (SELECT 1 FROM discard AS b WHERE b.case_id = s.case_id AND b.at_hq = 1)
GROUP BY s.case_id, s.pseudonym
HAVING (SELECT last.tombstone FROM sent AS last WHERE last.pseudonym = s.pseudonym ORDER BY last.sequence DESC LIMIT 1) = 0
