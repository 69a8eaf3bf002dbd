INSERT INTO remarks (facility_id, pseudonym, rev, bundle_id, passage, edition, mark, comment, given_on)
VALUES (:facility_id, :pseudonym, :rev, :bundle_id, :passage, :edition, :mark, :comment, :given_on)
ON CONFLICT (facility_id, pseudonym) DO UPDATE SET
    rev = excluded.rev,
    bundle_id = excluded.bundle_id,
    passage = excluded.passage,
    edition = excluded.edition,
    mark = excluded.mark,
    comment = excluded.comment,
    given_on = excluded.given_on
