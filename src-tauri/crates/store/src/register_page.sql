SELECT register.*, coalesce((SELECT number FROM "case" WHERE "case".id = register.case_id), '') AS case_number
FROM register
WHERE ?1 = '' OR case_id = ?1
ORDER BY id DESC
LIMIT ?2 OFFSET ?3
