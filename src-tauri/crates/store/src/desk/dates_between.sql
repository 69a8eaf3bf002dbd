-- Dates of cases, and what belongs to no case: to-dos and calls to be returned, as 今日 tells them.
SELECT c.case_id, d.name, d.kana, c.on_date AS day, c.legal_on, c.rule, c.label, c.basis, c.record_id, c.lead, c.opens, d.kana_key AS place
FROM case_date AS c
JOIN case_derived AS d ON d.case_id = c.case_id AND d.cancelled = 0
LEFT JOIN todo AS t ON c.rule IN ('todo', 'todo_promise') AND t.id = c.record_id
LEFT JOIN memo AS m ON c.rule = 'callback' AND m.id = c.record_id
WHERE c.on_date BETWEEN ?1 AND ?2
  AND (?3 = '' OR d.lead_user = ?3 OR d.deputy_user = ?3 OR t.staff = ?3 OR m.callback_user = ?3)
UNION ALL
SELECT '', '', '', t.on_date, t.on_date, CASE WHEN t.promise = 1 THEN 'todo_promise' ELSE 'todo' END, t.text, '', t.id, 0, '', ''
FROM todo AS t
WHERE t.case_id = '' AND t.done_on = '' AND t.cancelled_at = '' AND t.on_date BETWEEN ?1 AND ?2 AND (?3 = '' OR t.staff = ?3)
UNION ALL
SELECT '', m.caller, '', m.callback_on, m.callback_on, 'callback', m.caller, '', m.id, 0, '', ''
FROM memo AS m
WHERE m.case_id = '' AND m.callback_on <> '' AND m.answered_on = '' AND m.cancelled_at = ''
  AND m.callback_on BETWEEN ?1 AND ?2 AND (?3 = '' OR m.callback_user = ?3)
ORDER BY day, place
LIMIT ?4
