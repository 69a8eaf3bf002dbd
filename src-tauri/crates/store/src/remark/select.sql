-- A remark with what was sent of it last. A bundle that never got its file was not sent.
SELECT r.id, r.user, r.passage, r.edition, r.mark, r.comment, r.rev, r.withdrawn, r.at, r.read_rev, r.may_leave,
       s.pseudonym, s.rev AS out_rev, s.own_rev, s.tombstone, s.accepted, s.refused,
       coalesce((SELECT max(rev) FROM remark_sent WHERE remark_id = r.id AND refused <> 'not_written'), 0) AS sent_rev
FROM remark AS r
LEFT JOIN remark_sent AS s ON s.remark_id = r.id
    AND s.sequence = (SELECT max(sequence) FROM remark_sent WHERE remark_id = r.id AND refused <> 'not_written')
WHERE (?1 = '' OR r.id = ?1) AND (?2 = '' OR r.user = ?2) AND (?3 = '' OR r.passage = ?3)
ORDER BY r.at DESC, r.id DESC
