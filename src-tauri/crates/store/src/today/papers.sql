-- The newest copy of each form of an open case (?2; '' = of all) that was given out, until its own return is shown: by a scan that
-- is said to be this paper, or by a record of its kind. What was recorded on the very day counts only if it was recorded after.
WITH awaited AS (
    SELECT json_extract(value, '$.form') AS paper, json_extract(value, '$.by') AS "by", json_extract(value, '$.kinds') AS kinds
    FROM json_each(?1)
), given AS (
    SELECT max(r.id) AS id, r.case_id, r.paper, r.at, date(r.at, '+9 hours') AS on_date
    FROM register AS r INDEXED BY register_out
    WHERE r.failed_at = '' AND r.case_id <> '' AND (?2 = '' OR r.case_id = ?2)
      AND r.paper IN (SELECT paper FROM awaited)
    GROUP BY r.paper, r.case_id
)
SELECT g.case_id, d.name, d.kana, g.paper, g.id, g.on_date
FROM given AS g
JOIN awaited AS w ON w.paper = g.paper
JOIN case_derived AS d ON d.case_id = g.case_id AND d.cancelled = 0 AND d.closed = 0
WHERE NOT EXISTS (
    SELECT 1 FROM scan AS s
    WHERE s.case_id = g.case_id AND s.cancelled_at = '' AND s.at > g.at
      AND (s.paper = g.paper
           OR s.paper = '' AND w."by" = 'opinion' AND s.record_id IN (
               SELECT o.id FROM opinion AS o WHERE o.case_id = g.case_id AND o.kind IN (SELECT value FROM json_each(w.kinds)))
           OR s.paper = '' AND w."by" = 'plan' AND s.record_id IN (SELECT p.id FROM plan AS p WHERE p.case_id = g.case_id)))
  AND CASE w."by"
      WHEN 'opinion' THEN NOT EXISTS (
          SELECT 1 FROM opinion AS o
          WHERE o.case_id = g.case_id AND o.cancelled_at = '' AND o.received_on >= g.on_date
            AND o.kind IN (SELECT value FROM json_each(w.kinds))
            AND (o.received_on > g.on_date OR EXISTS (
                SELECT 1 FROM save AS v JOIN history AS h ON h.save_seq = v.seq AND h.field = 'received_on'
                WHERE v.record_id = o.id AND v.at > g.at)))
      WHEN 'work_info' THEN NOT EXISTS (
          SELECT 1 FROM opinion AS o
          WHERE o.case_id = g.case_id AND o.cancelled_at = '' AND o.work_info_on >= g.on_date
            AND (o.work_info_on > g.on_date OR EXISTS (
                SELECT 1 FROM save AS v JOIN history AS h ON h.save_seq = v.seq AND h.field = 'work_info_on'
                WHERE v.record_id = o.id AND v.at > g.at)))
      WHEN 'consent' THEN NOT EXISTS (
          SELECT 1 FROM consent AS c
          WHERE c.case_id = g.case_id AND c.cancelled_at = '' AND c.on_date >= g.on_date
            AND (c.on_date > g.on_date OR EXISTS (
                SELECT 1 FROM save AS v JOIN history AS h ON h.save_seq = v.seq AND h.field = 'on_date'
                WHERE v.record_id = c.id AND v.at > g.at)))
      WHEN 'plan' THEN NOT EXISTS (
          SELECT 1 FROM plan AS p
          WHERE p.case_id = g.case_id AND p.cancelled_at = '' AND p.made_on >= g.on_date
            AND (p.made_on > g.on_date OR EXISTS (
                SELECT 1 FROM save AS v JOIN history AS h ON h.save_seq = v.seq AND h.field = 'made_on'
                WHERE v.record_id = p.id AND v.at > g.at)))
      ELSE 1 END
ORDER BY g.on_date, d.kana_key
