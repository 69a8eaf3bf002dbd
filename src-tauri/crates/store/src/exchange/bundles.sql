SELECT b.*,
       (SELECT count(*) FROM sent WHERE sent.sequence = b.sequence AND sent.accepted = 1)
       + (SELECT count(*) FROM remark_sent WHERE remark_sent.sequence = b.sequence AND remark_sent.accepted = 1) AS accepted,
       (SELECT count(*) FROM sent WHERE sent.sequence = b.sequence AND sent.refused <> '')
       + (SELECT count(*) FROM remark_sent WHERE remark_sent.sequence = b.sequence AND remark_sent.refused <> '') AS refused
FROM bundle AS b
ORDER BY b.sequence DESC
