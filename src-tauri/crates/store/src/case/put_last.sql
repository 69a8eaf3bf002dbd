-- What every save of a case moves.
UPDATE case_derived SET last_on = :last_on, last_channel = :last_channel, changed_seq =
    (SELECT coalesce(max(seq), 0) FROM save WHERE case_id = :case_id OR (case_id = '' AND person_id = :person_id))
WHERE case_id = :case_id
