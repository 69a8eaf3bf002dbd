-- Closed cases, the longest kept first; those whose time is over were closed before :before.
SELECT d.case_id, d.number, d.name, d.kana, d.closed_on, d.last_on, d.lead_user, d.consented, d.person_id,
       (SELECT count(*) FROM register AS r WHERE r.case_id = d.case_id AND r.failed_at = '' AND r.paper <> 'bundle') AS papers,
       coalesce((SELECT 1 - s.tombstone FROM sent AS s WHERE s.case_id = d.case_id AND s.refused <> 'not_written'
                 ORDER BY s.sequence DESC LIMIT 1), 0) AS at_hq,
       d.content_hash <> coalesce((SELECT CASE WHEN s.tombstone = 1 OR s.refused <> '' THEN '' ELSE s.content_hash END FROM sent AS s
                 WHERE s.case_id = d.case_id AND s.refused <> 'not_written' ORDER BY s.sequence DESC LIMIT 1), '') AS unsent,
       (SELECT count(*) FROM case_derived AS o WHERE o.person_id = d.person_id AND o.case_id <> d.case_id) AS other_episodes,
       (SELECT count(*) FROM draft WHERE draft.case_id = d.case_id) AS drafts,
       EXISTS (SELECT 1 FROM hold WHERE hold.case_id = d.case_id AND hold.lifted_at = ''
               AND (hold.until_on = '' OR hold.until_on >= :today)) AS held,
       coalesce(p.ground, '') AS ground, coalesce(p.user, '') AS proposed_by, coalesce(p.at, '') AS proposed_at
FROM case_derived AS d LEFT JOIN discard_proposal AS p ON p.case_id = d.case_id AND p.closed_on = d.closed_on
WHERE d.closed = 1 AND d.cancelled = 0
