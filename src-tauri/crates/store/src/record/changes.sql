-- The newest 1,000 changed fields of a case and of its person.
SELECT s.id AS save_id, s.seq, s.noun, s.record_id, s.act, s.rev, h.field, h.old, h.new, s.user, s.at,
       -- An item marked 対象外 changes no field of the record: the save before it can still be undone.
       s.seq = (SELECT max(seq) FROM save AS later WHERE later.record_id = s.record_id AND later.act <> 'exempt') AS latest
FROM save AS s
JOIN history AS h ON h.save_seq = s.seq
WHERE s.case_id = ?1 OR (s.case_id = '' AND s.person_id = ?2)
ORDER BY s.seq DESC, h.field
LIMIT 1000
