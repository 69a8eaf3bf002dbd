SELECT coalesce(sum(kind = 'approach'), 0), coalesce(sum(result = 'declined'), 0)
FROM consultation
WHERE cancelled_at = '' AND on_date >= ?1
