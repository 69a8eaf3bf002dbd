INSERT INTO remark (id, user, passage, edition, mark, comment, rev, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)
ON CONFLICT (user, passage, edition) DO UPDATE SET
    -- Only what is said anew is a new revision, and only that must be read through again.
    rev = remark.rev + ((remark.mark, remark.comment, remark.withdrawn) IS NOT (excluded.mark, excluded.comment, 0)),
    at = CASE WHEN (remark.mark, remark.comment, remark.withdrawn) IS NOT (excluded.mark, excluded.comment, 0)
         THEN excluded.at ELSE remark.at END,
    mark = excluded.mark, comment = excluded.comment, withdrawn = 0
RETURNING id
