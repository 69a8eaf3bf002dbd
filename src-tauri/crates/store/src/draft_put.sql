INSERT INTO draft (id, user, screen, case_id, record_id, base_rev, body, title, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET
    case_id = excluded.case_id, record_id = excluded.record_id, base_rev = excluded.base_rev,
    body = excluded.body, title = excluded.title, at = excluded.at
WHERE draft.user = excluded.user
