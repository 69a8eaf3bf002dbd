-- Calls that somebody has promised to return, up to a day, whether or not the memo has found its case; the earliest first.
-- A row of somebody who is recorded by initials only says so: who called may be that person.
SELECT coalesce(d.number, ''), coalesce(d.name, ''),
       coalesce(p.initials_only = 1 OR trim(p.name) = '', 0),
       m.caller, m.text, m.callback_on, m.callback_time, m.callback_user,
       m.case_id = '' AND m.closed_on = ''
FROM memo AS m
LEFT JOIN case_derived AS d ON d.case_id = m.case_id
LEFT JOIN "case" AS k ON k.id = m.case_id
LEFT JOIN person AS p ON p.id = k.person_id
WHERE m.callback_on <> '' AND m.callback_on <= ?1 AND m.answered_on = '' AND m.cancelled_at = ''
  AND (m.case_id = '' OR d.cancelled = 0)
ORDER BY m.callback_on, m.callback_time = '', m.callback_time, m.id
