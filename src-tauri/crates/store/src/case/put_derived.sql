INSERT INTO case_derived (
    case_id, person_id, number, number_key, name, kana, kana_key, birth_date, sex, stage, path, missing, missing_labels,
    disease, disease_label, work, due_on, due_label, due_rule, last_on, last_channel, opened_on, closed_on, closed,
    cancelled, lead_user, deputy_user, consented, content_hash, content_rev, changed_seq, rules_version
) VALUES (
    :case_id, :person_id, :number, :number_key, :name, :kana, :kana_key, :birth_date, :sex, :stage, :path, :missing, :missing_labels,
    :disease, :disease_label, :work, :due_on, :due_label, :due_rule, :last_on, :last_channel, :opened_on, :closed_on, :closed_on <> '',
    (SELECT cancelled_at <> '' FROM "case" WHERE id = :case_id), :lead_user, :deputy_user, :consented, :content_hash, 1,
    0, :rules_version
)
ON CONFLICT (case_id) DO UPDATE SET
    name = excluded.name, kana = excluded.kana, kana_key = excluded.kana_key, birth_date = excluded.birth_date,
    sex = excluded.sex, stage = excluded.stage, path = excluded.path, missing = excluded.missing,
    missing_labels = excluded.missing_labels, disease = excluded.disease, disease_label = excluded.disease_label,
    work = excluded.work, due_on = excluded.due_on, due_label = excluded.due_label, due_rule = excluded.due_rule,
    opened_on = excluded.opened_on, closed_on = excluded.closed_on, closed = excluded.closed,
    cancelled = excluded.cancelled, lead_user = excluded.lead_user, deputy_user = excluded.deputy_user,
    consented = excluded.consented,
    -- The revision that leaves counts changes of what would leave, not every save.
    content_rev = case_derived.content_rev + (case_derived.content_hash <> excluded.content_hash),
    content_hash = excluded.content_hash, rules_version = excluded.rules_version
-- An update rewrites every index whose columns it names; most saves change none of these.
WHERE (case_derived.name, case_derived.kana, case_derived.kana_key, case_derived.birth_date, case_derived.sex,
       case_derived.stage, case_derived.path, case_derived.missing, case_derived.missing_labels, case_derived.disease,
       case_derived.disease_label, case_derived.work, case_derived.due_on, case_derived.due_label,
       case_derived.due_rule, case_derived.opened_on, case_derived.closed_on, case_derived.closed,
       case_derived.cancelled, case_derived.lead_user, case_derived.deputy_user, case_derived.consented,
       case_derived.content_hash, case_derived.rules_version)
    IS NOT (excluded.name, excluded.kana, excluded.kana_key, excluded.birth_date, excluded.sex,
       excluded.stage, excluded.path, excluded.missing, excluded.missing_labels, excluded.disease,
       excluded.disease_label, excluded.work, excluded.due_on, excluded.due_label,
       excluded.due_rule, excluded.opened_on, excluded.closed_on, excluded.closed,
       excluded.cancelled, excluded.lead_user, excluded.deputy_user, excluded.consented,
       excluded.content_hash, excluded.rules_version)
