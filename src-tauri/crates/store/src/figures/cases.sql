-- Cases under support at some time between two days (ISO), and those with an activity there, the oldest first.
SELECT c.id, c.person_id, c.number, d.name, c.opened_on, c.closed_on, c.care_setting, c.admitted_on, c.discharged_on,
       c.leave_from, c.return_on, d.disease, d.path,
       coalesce((SELECT o.code FROM outcome AS o WHERE o.case_id = c.id AND o.cancelled_at = '' AND o.code <> ''
                 ORDER BY o.on_date DESC LIMIT 1), '') AS outcome,
       coalesce((SELECT o.on_date FROM outcome AS o WHERE o.case_id = c.id AND o.cancelled_at = '' AND o.code <> ''
                 ORDER BY o.on_date DESC LIMIT 1), '') AS outcome_on,
       d.lead_user = :user OR d.deputy_user = :user AS mine
FROM "case" AS c
JOIN case_derived AS d ON d.case_id = c.id
WHERE c.cancelled_at = '' AND c.opened_on <> '' AND c.opened_on <= :to 
  AND (c.closed_on = '' OR c.closed_on >= :from
       OR c.id IN (SELECT a.case_id FROM activity AS a WHERE a.cancelled_at = '' AND a.on_date >= :from AND a.on_date <= :to))
ORDER BY c.opened_on, d.number_key
