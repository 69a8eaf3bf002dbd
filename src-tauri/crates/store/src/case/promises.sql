SELECT promised_on, promised, id
FROM activity
WHERE case_id = ?1 AND cancelled_at = '' AND promised_on <> ''
ORDER BY promised_on, id
