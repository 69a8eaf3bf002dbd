-- Every later change of a field of a case and of its person, oldest first.
SELECT s.id AS save_id, s.noun, s.record_id, h.field, h.old, h.new, s.user, s.at
FROM save AS s
JOIN history AS h ON h.save_seq = s.seq
WHERE (s.case_id = ?1 OR (s.case_id = '' AND s.person_id = ?2)) AND s.rev > 1 AND s.act IN ('put', 'undo')
ORDER BY s.seq, h.field
