SELECT register.*,
       coalesce((SELECT number FROM "case" WHERE "case".id = register.case_id),
                (SELECT number FROM discard WHERE discard.case_id = register.case_id), '') AS case_number,
       EXISTS (SELECT 1 FROM discard WHERE discard.case_id = register.case_id) AS discarded
FROM register
WHERE ?1 = '' OR case_id = ?1
ORDER BY id DESC
LIMIT ?2 OFFSET ?3
