-- The last copy of each form of a case that was given out, with what may have come back for it since.
SELECT r.case_id, d.name, d.kana, r.paper, max(r.id), r.on_date,
       coalesce((SELECT max(received_on) FROM opinion AS o WHERE o.case_id = r.case_id AND o.cancelled_at = ''), ''),
       coalesce((SELECT max(work_info_on) FROM opinion AS o WHERE o.case_id = r.case_id AND o.cancelled_at = ''), ''),
       coalesce((SELECT max(on_date) FROM consent AS c WHERE c.case_id = r.case_id AND c.cancelled_at = ''), ''),
       coalesce((SELECT max(date(s.at, '+9 hours')) FROM scan AS s WHERE s.case_id = r.case_id AND s.cancelled_at = ''), '')
FROM (SELECT id, case_id, paper, date(at, '+9 hours') AS on_date FROM register
      WHERE failed_at = '' AND case_id <> '' AND at >= ?2
        AND paper IN (SELECT value FROM json_each(?1))) AS r
JOIN case_derived AS d ON d.case_id = r.case_id AND d.cancelled = 0 AND d.closed = 0
GROUP BY r.case_id, r.paper
ORDER BY r.on_date, d.kana_key
