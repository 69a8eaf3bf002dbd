-- To-dos and calls to be returned are read from their own records, with whose they are.
SELECT c.case_id, d.name, d.kana, c.on_date, c.legal_on, c.rule, c.label, c.basis, c.record_id, c.lead, c.opens
FROM case_date AS c
JOIN case_derived AS d ON d.case_id = c.case_id AND d.cancelled = 0
WHERE c.on_date <= ?1 AND c.rule NOT IN ('todo', 'todo_promise', 'callback')
ORDER BY c.on_date, d.kana_key
