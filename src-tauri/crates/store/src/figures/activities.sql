-- Activities between two days, the oldest first; an activity of a cancelled case is not counted.
SELECT a.id, a.case_id, a.on_date, a.minutes, a.channel, a.link, a.kinds, a.partners
FROM activity AS a
WHERE a.cancelled_at = '' AND a.on_date >= :from AND a.on_date <= :to
ORDER BY a.on_date, a.id
