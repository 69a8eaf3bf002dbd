-- Cases that name a passage, by their outcome.
SELECT used.value, ifnull(c.outcome, 'unset'), count(*)
FROM cases c, json_each(c.fields, '$.passages') AS used
WHERE used.type = 'text'
GROUP BY 1, 2
ORDER BY 1, 2
