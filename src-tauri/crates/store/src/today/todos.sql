SELECT t.case_id, coalesce(d.name, ''), coalesce(d.kana, ''), t.on_date,
       CASE WHEN t.promise = 1 THEN 'todo_promise' ELSE 'todo' END, t.text, t.staff, t.id
FROM todo AS t
LEFT JOIN case_derived AS d ON d.case_id = t.case_id
WHERE t.done_on = '' AND t.cancelled_at = '' AND t.on_date BETWEEN ?1 AND ?2 AND (t.case_id = '' OR d.cancelled = 0)
ORDER BY t.on_date, t.id
