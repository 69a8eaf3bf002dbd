-- A target is a case, a record of one, a record of a person (then the newest case of this person), or no record at all.
SELECT id, at, user, kind, target,
       coalesce(
           (SELECT number FROM "case" WHERE "case".id = target),
           (SELECT "case".number FROM save JOIN "case" ON "case".id = save.case_id
            WHERE save.record_id = target ORDER BY save.seq DESC LIMIT 1),
           (SELECT "case".number FROM save JOIN "case" ON "case".person_id = save.person_id
            WHERE save.record_id = target ORDER BY "case".opened_on DESC LIMIT 1),
           ''),
       coalesce((SELECT noun FROM save WHERE record_id = target LIMIT 1), '')
FROM audit
