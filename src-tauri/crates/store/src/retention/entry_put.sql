INSERT INTO discard (case_id, number, closed_on, kept_from, kept_until, years, source, kinds, person_stays, papers, at_hq, ground,
                     method, backups_until, proposed_by, proposed_at, asked_by, confirmed_by, at)
VALUES (:case_id, :number, :closed_on, :kept_from, :kept_until, :years, :source, :kinds, :person_stays, :papers, :at_hq, :ground,
        :method, :backups_until, :proposed_by, :proposed_at, :asked_by, :confirmed_by, :at)
