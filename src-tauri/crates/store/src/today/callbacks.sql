SELECT m.case_id, coalesce(d.name, m.caller), coalesce(d.kana, ''), m.callback_on, 'callback',
       m.caller, m.callback_user, m.id
FROM memo AS m
LEFT JOIN case_derived AS d ON d.case_id = m.case_id
WHERE m.callback_on <> '' AND m.answered_on = '' AND m.cancelled_at = '' AND m.callback_on BETWEEN ?1 AND ?2
  AND (m.case_id = '' OR d.cancelled = 0)
ORDER BY m.callback_on, m.id
