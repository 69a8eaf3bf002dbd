SELECT count(*), coalesce(sum(minutes), 0), coalesce(min(on_date), ''), coalesce(max(on_date), ''),
       coalesce((SELECT channel FROM activity WHERE case_id = ?1 AND cancelled_at = ''
                 ORDER BY on_date DESC, at_time DESC, save_seq DESC LIMIT 1), '')
FROM activity
WHERE case_id = ?1 AND cancelled_at = ''
