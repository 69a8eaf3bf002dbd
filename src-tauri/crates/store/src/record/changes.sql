-- The newest 1,000 changed fields of a case and of its person.
SELECT s.id AS save_id, s.seq, s.noun, s.record_id, s.act, s.rev, h.field, h.old, h.new, s.user, s.at,
       -- An item marked 対象外 changes no field of the record: the save before it can still be undone.
       s.seq = (SELECT max(seq) FROM save AS later WHERE later.record_id = s.record_id AND later.act NOT IN ('exempt', 'merged'))
       -- What went into another record is no longer written.
       AND NOT EXISTS (SELECT 1 FROM merge WHERE split_at = '' AND (kind = 'case' AND gone_case = s.record_id OR gone_person = s.record_id)) AS latest
FROM save AS s
JOIN history AS h ON h.save_seq = s.seq
WHERE s.case_id = ?1 OR (s.case_id = '' AND s.person_id = ?2)
   -- The story of a record that went into this one is told here, while the two are one.
   OR s.case_id IN (SELECT gone_case FROM merge WHERE kept_case = ?1 AND kind = 'case' AND split_at = '')
   OR (s.case_id = '' AND s.person_id IN (SELECT gone_person FROM merge WHERE kept_person = ?2 AND gone_person <> '' AND split_at = ''))
ORDER BY s.seq DESC, h.field
LIMIT 1000
