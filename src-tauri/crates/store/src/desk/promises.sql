-- Promises from a day on, each told apart by the activity that holds it.
SELECT c.case_id, d.name, d.kana, c.on_date, c.legal_on, c.rule, c.label, c.basis, coalesce(a.id, '')
FROM case_date AS c
JOIN case_derived AS d ON d.case_id = c.case_id AND d.cancelled = 0
LEFT JOIN activity AS a ON a.case_id = c.case_id AND a.promised_on = c.legal_on
    AND a.cancelled_at = '' AND (a.promised = c.label OR a.promised = '')
WHERE c.rule = 'promise' AND c.on_date >= ?1
ORDER BY c.on_date, d.kana_key
