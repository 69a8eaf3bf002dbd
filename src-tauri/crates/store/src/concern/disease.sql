-- A passage about diseases: by the index of the disease; what else speaks for a case is asked of those cases only.
WITH ill AS MATERIALIZED (
    SELECT t.case_id, t.disease, t.symptoms
    FROM json_each(:diseases) AS wanted
    JOIN treatment AS t ON t.disease = wanted.value AND t.cancelled_at = ''
),
hit (case_id, kind, code) AS (
    SELECT case_id, 'pin', '' FROM pin WHERE passage = :passage
    UNION SELECT case_id, 'disease', disease FROM ill
    UNION SELECT ill.case_id, 'symptom', s.value FROM ill, json_each(ill.symptoms) AS s
        WHERE :symptoms <> '[]' AND s.value IN (SELECT value FROM json_each(:symptoms))
    UNION SELECT ill.case_id, 'work_item', w.value
        FROM ill
        JOIN case_derived AS d ON d.case_id = ill.case_id
        JOIN employment AS e ON e.person_id = d.person_id AND e.cancelled_at = ''
        JOIN json_each(e.work_items) AS w
        WHERE :work_items <> '[]' AND w.value IN (SELECT value FROM json_each(:work_items))
)
SELECT d.case_id, d.number, d.name, d.stage, d.closed,
    group_concat(hit.kind || ':' || hit.code, char(10)) AS why,
    count(*) OVER () AS total
FROM hit JOIN case_derived AS d ON d.case_id = hit.case_id
WHERE d.cancelled = 0 AND (:closed OR d.closed = 0) AND (:only = '' OR d.case_id = :only)
    AND (:user = '' OR d.lead_user = :user OR d.deputy_user = :user) AND :missing IS NOT NULL
GROUP BY d.case_id
ORDER BY d.closed, max(hit.kind = 'pin') DESC, count(*) DESC, d.last_on DESC, d.case_id
LIMIT :limit OFFSET :offset
