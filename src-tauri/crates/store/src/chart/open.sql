SELECT a.id, a.case_id, d.number, d.name, d.kana, a.on_date, a.at_time, a.channel, a.kinds, a.staff, a.text, a.chart_note
FROM activity AS a
JOIN case_derived AS d ON d.case_id = a.case_id AND d.cancelled = 0
WHERE a.cancelled_at = '' AND a.chart_note = 'todo'
  AND (?1 = '' OR d.lead_user = ?1 OR d.deputy_user = ?1 OR a.staff = ?1)
ORDER BY d.kana_key, d.number_key, a.on_date, a.at_time, a.save_seq
LIMIT 500
