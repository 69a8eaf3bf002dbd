SELECT m.record_id, m.case_id, r.cancelled_at <> '',
       EXISTS (SELECT 1 FROM save AS s WHERE s.record_id = m.record_id AND s.seq > i.last_seq)
       -- Somebody made two records one since: that is work, too.
       OR EXISTS (SELECT 1 FROM merge_row AS w WHERE w.row_key = m.record_id)
       OR (m.noun = 'case' AND (
           EXISTS (SELECT 1 FROM save AS s WHERE s.case_id = m.case_id AND s.seq > i.last_seq)
           OR EXISTS (SELECT 1 FROM save AS s JOIN "case" AS c ON c.person_id = s.person_id WHERE c.id = m.case_id AND s.seq > i.last_seq)
           OR EXISTS (SELECT 1 FROM scan AS x WHERE x.case_id = m.case_id)
           OR EXISTS (SELECT 1 FROM register AS g WHERE g.case_id = m.case_id)))
FROM import_made AS m
JOIN import_run AS i ON i.id = m.import_id
JOIN "{table}" AS r ON r.id = m.record_id
WHERE m.import_id = ?1 AND m.noun = ?2
