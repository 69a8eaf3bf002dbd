-- The first day of each step of the support, by case: step, case, day.
SELECT 'contact', case_id, min(on_date) FROM activity WHERE cancelled_at = '' AND on_date <> '' GROUP BY case_id
UNION ALL
SELECT 'consent', case_id, min(on_date) FROM consent
WHERE cancelled_at = '' AND purpose = 'company' AND answer = 'agreed' AND on_date <> '' GROUP BY case_id
UNION ALL
SELECT 'work_info', case_id, min(work_info_on) FROM opinion WHERE cancelled_at = '' AND work_info_on <> '' GROUP BY case_id
UNION ALL
SELECT 'opinion_asked', case_id, min(requested_on) FROM opinion WHERE cancelled_at = '' AND requested_on <> '' GROUP BY case_id
UNION ALL
SELECT 'opinion', case_id, min(received_on) FROM opinion WHERE cancelled_at = '' AND received_on <> '' GROUP BY case_id
UNION ALL
SELECT 'plan', case_id, min(made_on) FROM plan WHERE cancelled_at = '' AND made_on <> '' GROUP BY case_id
