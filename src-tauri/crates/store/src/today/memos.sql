SELECT id FROM memo
WHERE CASE ?1
      WHEN 'cancelled' THEN cancelled_at <> ''
      WHEN 'sorted' THEN cancelled_at = '' AND (case_id <> '' OR closed_on <> '')
      ELSE cancelled_at = '' AND case_id = '' AND closed_on = '' END
ORDER BY on_date DESC, at_time DESC, id DESC
LIMIT ?2 OFFSET ?3
