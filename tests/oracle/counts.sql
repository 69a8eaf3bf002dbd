-- Plain counts over the exported tables: a name, then the figures that the report must show under it.
SELECT 'cases', count(*) FROM cases;
SELECT 'persons', count(DISTINCT 人コード) FROM cases;
SELECT 'new', count(*) FROM (SELECT 人コード FROM cases GROUP BY 人コード HAVING min(受付日) >= :from);
SELECT 'continuing', count(*) FROM (SELECT 人コード FROM cases GROUP BY 人コード HAVING min(受付日) < :from);
SELECT 'opened', count(*) FROM cases WHERE 受付日 BETWEEN :from AND :to;
SELECT 'ended', count(*) FROM cases WHERE 終結日 BETWEEN :from AND :to;
SELECT 'group ' || 本部の区分, count(DISTINCT 人コード) FROM cases GROUP BY 本部の区分;
SELECT 'channel ' || 方法, count(*), sum(分), count(DISTINCT 事例コード) FROM activities GROUP BY 方法;
SELECT 'partner 本人', count(*) FROM activities WHERE ' / ' || 相手 || ' / ' LIKE '% / 本人 / %';
