SELECT id, kind, case_id, rule, on_date, record_id, label, until, reason, user, at
FROM task_mark
WHERE undone_at = '' AND (kind = 'done' OR until > ?1)
