SELECT d.number, d.name, d.lead_user, d.deputy_user, k.department, k.doctor, k.opened_on, '', k.chief
FROM "case" AS k
JOIN case_derived AS d ON d.case_id = k.id AND d.cancelled = 0
WHERE k.opened_on BETWEEN ?1 AND ?2
ORDER BY k.opened_on, d.number_key
