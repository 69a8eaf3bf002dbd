SELECT on_date, text, id
FROM todo
WHERE case_id = ?1 AND case_id <> '' AND promise = 1 AND done_on = '' AND cancelled_at = ''
ORDER BY on_date, id
