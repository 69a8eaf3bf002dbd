-- Records that may be of one person: the same patient number (however many zeros before it), the same reading and birth
-- date, or one person with two cases that are both open.
WITH alike (one, other, why) AS (
    SELECT a.person_id, b.person_id, 'chart_number'
    FROM person_key AS a JOIN person_key AS b ON b.chart_number = a.chart_number AND b.person_id > a.person_id
    WHERE a.chart_number <> '' AND b.chart_number <> '' AND (:person = '' OR :person IN (a.person_id, b.person_id))
    UNION ALL
    SELECT a.person_id, b.person_id, 'kana_birth'
    FROM person_key AS a JOIN person_key AS b ON b.kana = a.kana AND b.person_id > a.person_id
    JOIN person AS p ON p.id = a.person_id JOIN person AS q ON q.id = b.person_id
    WHERE a.kana <> '' AND b.kana <> '' AND p.birth_date <> '' AND p.birth_date = q.birth_date
      AND (:person = '' OR :person IN (a.person_id, b.person_id))
),
pairs (one_case, other_case, one, other, why) AS (
    SELECT (SELECT id FROM "case" WHERE person_id = alike.one AND cancelled_at = '' ORDER BY opened_on DESC, number DESC LIMIT 1),
           (SELECT id FROM "case" WHERE person_id = alike.other AND cancelled_at = '' ORDER BY opened_on DESC, number DESC LIMIT 1),
           one, other, min(why)
    FROM alike
    JOIN person AS p ON p.id = alike.one AND p.cancelled_at = ''
    JOIN person AS q ON q.id = alike.other AND q.cancelled_at = ''
    GROUP BY one, other
    UNION ALL
    SELECT a.id, b.id, a.id, b.id, 'open_twice'
    FROM "case" AS a JOIN "case" AS b ON b.person_id = a.person_id AND b.id > a.id
    WHERE a.cancelled_at = '' AND b.cancelled_at = '' AND a.closed_on = '' AND b.closed_on = ''
      AND (:person = '' OR a.person_id = :person)
)
SELECT one_case, other_case, one, other, why FROM pairs
WHERE one_case IS NOT NULL AND other_case IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM not_same AS n WHERE n.one = pairs.one AND n.other = pairs.other)
ORDER BY why, one_case
LIMIT :limit
