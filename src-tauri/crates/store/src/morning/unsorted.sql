-- Memos that belong to no case yet and are not among the calls to be returned up to that day; who waits longest first.
SELECT '', '', 0, m.caller, m.text, m.on_date, m.at_time, m.staff, 1
FROM memo AS m
WHERE m.cancelled_at = '' AND m.case_id = '' AND m.closed_on = ''
  AND NOT (m.callback_on <> '' AND m.callback_on <= ?1 AND m.answered_on = '')
ORDER BY m.on_date, m.at_time, m.id
