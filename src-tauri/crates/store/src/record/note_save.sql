INSERT INTO save (id, noun, record_id, case_id, person_id, rev, act, user, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
