SELECT callback_on, caller, id
FROM memo
WHERE case_id = ?1 AND case_id <> '' AND callback_on <> '' AND answered_on = '' AND cancelled_at = ''
ORDER BY callback_on, id
