SELECT register.*, coalesce((SELECT number FROM "case" WHERE "case".id = register.case_id), '') AS case_number,
       0 AS discarded
FROM register
WHERE instr(' ' || consent_id || ' ', ' ' || ?1 || ' ') > 0
ORDER BY id DESC
