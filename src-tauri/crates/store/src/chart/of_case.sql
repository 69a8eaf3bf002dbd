SELECT a.id, a.case_id, d.number, d.name, d.kana, a.on_date, a.at_time, a.channel, a.kinds, a.staff, a.text, a.chart_note
FROM activity AS a
JOIN case_derived AS d ON d.case_id = a.case_id
WHERE a.cancelled_at = '' AND a.case_id = ?1
  AND (a.chart_note = 'todo' OR a.id IN (
    SELECT id FROM activity WHERE cancelled_at = '' AND case_id = ?1 AND chart_note <> 'todo'
    ORDER BY on_date DESC, at_time DESC, save_seq DESC LIMIT 500))
ORDER BY a.on_date DESC, a.at_time DESC, a.save_seq DESC
