SELECT d.*,
       EXISTS (SELECT 1 FROM draft WHERE draft.user = :user AND draft.case_id = d.case_id) AS draft,
       coalesce((SELECT 1 + sent.accepted FROM sent
                 WHERE sent.case_id = d.case_id AND sent.tombstone = 0 AND sent.content_hash = d.content_hash
                 ORDER BY sent.sequence DESC LIMIT 1), 0) AS sent,
       EXISTS (SELECT 1 FROM sent WHERE sent.case_id = d.case_id AND sent.tombstone = 0) AS sent_before
FROM case_derived AS d
