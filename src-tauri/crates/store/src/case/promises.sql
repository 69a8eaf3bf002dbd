SELECT promised_on, promised
FROM activity AS a
WHERE case_id = ?1 AND cancelled_at = '' AND promised_on <> ''
  AND NOT EXISTS (
      SELECT 1 FROM task_mark AS m
      WHERE m.case_id = a.case_id AND m.rule = 'promise' AND m.on_date = a.promised_on
        AND m.record_id = a.id AND m.kind = 'done' AND m.undone_at = '')
ORDER BY promised_on
