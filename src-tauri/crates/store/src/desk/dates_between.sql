SELECT c.case_id, d.name, d.kana, c.on_date, c.legal_on, c.rule, c.label, c.basis, c.record_id, c.lead
FROM case_date AS c
JOIN case_derived AS d ON d.case_id = c.case_id AND d.cancelled = 0
LEFT JOIN todo AS t ON c.rule IN ('todo', 'todo_promise') AND t.id = c.record_id
LEFT JOIN memo AS m ON c.rule = 'callback' AND m.id = c.record_id
WHERE c.on_date BETWEEN ?1 AND ?2
  AND (?3 = '' OR d.lead_user = ?3 OR d.deputy_user = ?3 OR t.staff = ?3 OR m.callback_user = ?3)
ORDER BY c.on_date, d.kana_key
LIMIT ?4
