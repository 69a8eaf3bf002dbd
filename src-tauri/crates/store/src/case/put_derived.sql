INSERT INTO case_derived (
    case_id, person_id, number, number_key, name, kana, kana_key, birth_date, sex, stage, path, missing, missing_labels,
    disease, disease_label, work, due_on, due_label, due_rule, last_on, last_channel, opened_on, closed_on, closed,
    cancelled, lead_user, deputy_user, consented, content_hash, content_rev, changed_seq, rules_version
) VALUES (
    :case_id, :person_id, :number, :number_key, :name, :kana, :kana_key, :birth_date, :sex, :stage, :path, :missing, :missing_labels,
    :disease, :disease_label, :work, :due_on, :due_label, :due_rule, :last_on, :last_channel, :opened_on, :closed_on, :closed_on <> '',
    (SELECT cancelled_at <> '' FROM "case" WHERE id = :case_id), :lead_user, :deputy_user, :consented, :content_hash, 1,
    (SELECT coalesce(max(seq), 0) FROM save WHERE case_id = :case_id OR (case_id = '' AND person_id = :person_id)), :rules_version
)
ON CONFLICT (case_id) DO UPDATE SET
    name = excluded.name, kana = excluded.kana, kana_key = excluded.kana_key, birth_date = excluded.birth_date,
    sex = excluded.sex, stage = excluded.stage, path = excluded.path, missing = excluded.missing,
    missing_labels = excluded.missing_labels, disease = excluded.disease, disease_label = excluded.disease_label,
    work = excluded.work, due_on = excluded.due_on, due_label = excluded.due_label, due_rule = excluded.due_rule,
    last_on = excluded.last_on, last_channel = excluded.last_channel, opened_on = excluded.opened_on,
    closed_on = excluded.closed_on, closed = excluded.closed, cancelled = excluded.cancelled,
    lead_user = excluded.lead_user, deputy_user = excluded.deputy_user, consented = excluded.consented,
    -- The revision that leaves counts changes of what would leave, not every save.
    content_rev = case_derived.content_rev + (case_derived.content_hash <> excluded.content_hash),
    content_hash = excluded.content_hash, changed_seq = excluded.changed_seq, rules_version = excluded.rules_version
