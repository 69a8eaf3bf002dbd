-- Cases whose stage, dates or consent follow a day that has come since they were derived (:since, exclusive, to :today).
SELECT id FROM "case" WHERE return_on BETWEEN :since AND :today
UNION
SELECT c.id FROM employment AS e JOIN "case" AS c ON c.person_id = e.person_id
WHERE e.cancelled_at = '' AND e."until" >= :since AND e."until" < :today
UNION
SELECT case_id FROM measure WHERE cancelled_at = '' AND to_date >= :since AND to_date < :today
UNION
SELECT case_id FROM consent
WHERE cancelled_at = '' AND (on_date > :since AND on_date <= :today OR withdrawn_on > :since AND withdrawn_on <= :today
      OR "until" >= :since AND "until" < :today)
UNION
SELECT case_id FROM case_date WHERE opens <> '' AND on_date > :since AND on_date <= :today
UNION
SELECT case_id FROM case_date WHERE drops_on > :since AND drops_on <= :today
