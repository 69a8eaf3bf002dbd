SELECT DISTINCT d.number, d.name, d.lead_user, d.deputy_user, k.department, k.doctor, c.on_date, c.rule, c.label
FROM case_date AS c
JOIN case_derived AS d ON d.case_id = c.case_id AND d.cancelled = 0
JOIN "case" AS k ON k.id = c.case_id
WHERE c.on_date BETWEEN ?1 AND ?2
ORDER BY c.on_date, d.kana_key, d.number_key, c.rule
LIMIT 1000
