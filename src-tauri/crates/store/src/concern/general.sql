-- A passage for any disease: one pass over the cases, by what is not known of them, the work and the symptoms.
WITH hit (case_id, kind, code) AS (
    SELECT case_id, 'pin', '' FROM pin WHERE passage = :passage
    UNION SELECT d.case_id, 'missing', m.value FROM case_derived AS d, json_each(d.missing_labels) AS m
        WHERE :missing <> '[]' AND d.cancelled = 0 AND d.closed = 0
            AND m.value IN (SELECT value FROM json_each(:missing))
    UNION SELECT t.case_id, 'symptom', s.value FROM treatment AS t, json_each(t.symptoms) AS s
        WHERE :symptoms <> '[]' AND t.cancelled_at = '' AND s.value IN (SELECT value FROM json_each(:symptoms))
    UNION SELECT d.case_id, 'work_item', w.value
        FROM employment AS e
        JOIN json_each(e.work_items) AS w
        JOIN case_derived AS d ON d.person_id = e.person_id
        WHERE :work_items <> '[]' AND e.cancelled_at = '' AND w.value IN (SELECT value FROM json_each(:work_items))
)
SELECT d.case_id, d.number, d.name, d.stage, d.closed,
    group_concat(hit.kind || ':' || hit.code, char(10)) AS why,
    count(*) OVER () AS total
FROM hit JOIN case_derived AS d ON d.case_id = hit.case_id
WHERE d.cancelled = 0 AND (:closed OR d.closed = 0) AND (:only = '' OR d.case_id = :only)
    AND (:user = '' OR d.lead_user = :user OR d.deputy_user = :user) AND :diseases IS NOT NULL
GROUP BY d.case_id
ORDER BY d.closed, max(hit.kind = 'pin') DESC, count(*) DESC, d.last_on DESC, d.case_id
LIMIT :limit OFFSET :offset
