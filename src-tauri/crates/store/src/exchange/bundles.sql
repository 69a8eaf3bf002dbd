SELECT b.*,
       (SELECT count(*) FROM sent WHERE sent.sequence = b.sequence AND sent.accepted = 1) AS accepted,
       (SELECT count(*) FROM sent WHERE sent.sequence = b.sequence AND sent.refused <> '') AS refused
FROM bundle AS b
ORDER BY b.sequence DESC
