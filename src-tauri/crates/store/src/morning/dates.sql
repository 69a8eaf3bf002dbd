-- A to-do is in the charge of who took it on, before that of its case. Calls to be returned have a list of their own.
SELECT DISTINCT d.number, d.name, coalesce(nullif(t.staff, ''), d.lead_user),
       CASE WHEN t.staff <> '' AND t.staff <> d.lead_user THEN d.lead_user ELSE d.deputy_user END,
       k.department, k.doctor, c.on_date, c.rule, c.label
FROM case_date AS c
JOIN case_derived AS d ON d.case_id = c.case_id AND d.cancelled = 0
JOIN "case" AS k ON k.id = c.case_id
LEFT JOIN todo AS t ON c.rule IN ('todo', 'todo_promise') AND t.id = c.record_id
WHERE c.on_date BETWEEN ?1 AND ?2 AND c.rule <> 'callback'
ORDER BY c.on_date, d.kana_key, d.number_key, c.rule
LIMIT 1000
