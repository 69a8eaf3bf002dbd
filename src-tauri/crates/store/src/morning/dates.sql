-- A to-do is in the charge of who took it on, before that of its case. Calls to be returned have a list of their own.
-- One without a case is nobody else's; what has a case has its dates. All of them: what the sheet has no room for is counted there, so that no backlog pushes out what is of today.
SELECT DISTINCT d.number, d.name, coalesce(nullif(t.staff, ''), d.lead_user) AS lead,
       CASE WHEN t.staff <> '' AND t.staff <> d.lead_user THEN d.lead_user ELSE d.deputy_user END,
       k.department, k.doctor, c.on_date AS day, c.rule AS rule, c.label, d.kana_key AS kana, d.number_key AS place
FROM case_date AS c
JOIN case_derived AS d ON d.case_id = c.case_id AND d.cancelled = 0
JOIN "case" AS k ON k.id = c.case_id
LEFT JOIN todo AS t ON c.rule IN ('todo', 'todo_promise') AND t.id = c.record_id
WHERE c.on_date BETWEEN ?1 AND ?2 AND c.rule <> 'callback'
  AND (?3 = '[]' OR c.rule IN (SELECT value FROM json_each(?3)))
  AND (?4 = '[]' OR coalesce(nullif(t.staff, ''), d.lead_user) IN (SELECT value FROM json_each(?4)))
UNION ALL
SELECT '', '', t.staff, '', '', '', t.on_date, CASE WHEN t.promise = 1 THEN 'todo_promise' ELSE 'todo' END, t.text, '', ''
FROM todo AS t
WHERE t.case_id = '' AND t.done_on = '' AND t.cancelled_at = '' AND t.on_date BETWEEN ?1 AND ?2
  AND (?3 = '[]' OR CASE WHEN t.promise = 1 THEN 'todo_promise' ELSE 'todo' END IN (SELECT value FROM json_each(?3)))
  AND (?4 = '[]' OR t.staff IN (SELECT value FROM json_each(?4)))
ORDER BY day, kana, place, rule
