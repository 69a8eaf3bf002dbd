-- Persons of a period by the group of the case that was taken in last: continuing, new, all, closed. Cases come in the order
-- of their opening, as they were exported.
WITH person AS (
  SELECT 人コード AS who, max(rowid) AS last, min(受付日) < :from AS goes_on,
         min(終結日 <> '' AND 終結日 BETWEEN :from AND :to) AS done
  FROM cases GROUP BY 人コード)
SELECT 'group ' || c.本部の区分, sum(goes_on), sum(NOT goes_on), count(*), sum(done)
FROM person JOIN cases AS c ON c.rowid = person.last GROUP BY c.本部の区分
UNION ALL
SELECT 'all', sum(goes_on), sum(NOT goes_on), count(*), sum(done) FROM person;
