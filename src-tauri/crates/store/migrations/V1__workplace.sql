-- The first workplace: one table per noun, codes and ISO dates as text, lists as JSON arrays.
-- What a save leaves behind (history, audit, index, derived values) is written in the same transaction.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    user TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    profession TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE save (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    noun TEXT NOT NULL,
    record_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    act TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX save_by_record ON save (record_id, rev);
CREATE INDEX save_by_case ON save (case_id, seq);
CREATE INDEX save_by_person ON save (person_id, seq);

CREATE TABLE history (
    save_seq INTEGER NOT NULL,
    field TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    PRIMARY KEY (save_seq, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE "person" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    kana TEXT NOT NULL DEFAULT '',
    initials_only INTEGER NOT NULL DEFAULT 0,
    initials TEXT NOT NULL DEFAULT '',
    birth_date TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '',
    chart_number TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    interpreter INTEGER NOT NULL DEFAULT 0,
    contact_numbers TEXT NOT NULL DEFAULT '',
    contact_hours TEXT NOT NULL DEFAULT '',
    contact_naming TEXT NOT NULL DEFAULT '',
    contact_voicemail TEXT NOT NULL DEFAULT '',
    contact_post TEXT NOT NULL DEFAULT '',
    told_person TEXT NOT NULL DEFAULT '',
    told_family TEXT NOT NULL DEFAULT '',
    told_company TEXT NOT NULL DEFAULT '',
    family_contact TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "case" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    opened_on TEXT NOT NULL DEFAULT '',
    referral TEXT NOT NULL DEFAULT '',
    chief TEXT NOT NULL DEFAULT '',
    work_line TEXT NOT NULL DEFAULT '',
    illness_line TEXT NOT NULL DEFAULT '',
    wish TEXT NOT NULL DEFAULT '',
    wish_withhold TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    doctor TEXT NOT NULL DEFAULT '',
    care_setting TEXT NOT NULL DEFAULT '',
    admitted_on TEXT NOT NULL DEFAULT '',
    discharged_on TEXT NOT NULL DEFAULT '',
    hospital TEXT NOT NULL DEFAULT '',
    hospital_name TEXT NOT NULL DEFAULT '',
    lead_user TEXT NOT NULL DEFAULT '',
    deputy_user TEXT NOT NULL DEFAULT '',
    path TEXT NOT NULL DEFAULT '',
    on_leave INTEGER NOT NULL DEFAULT 0,
    leave_from TEXT NOT NULL DEFAULT '',
    return_on TEXT NOT NULL DEFAULT '',
    followup_on TEXT NOT NULL DEFAULT '',
    next_steps TEXT NOT NULL DEFAULT '',
    job_conditions TEXT NOT NULL DEFAULT '',
    closed_on TEXT NOT NULL DEFAULT '',
    former_case TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "employment" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    main INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    employer TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    occupation TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    duties TEXT NOT NULL DEFAULT '',
    site_size TEXT NOT NULL DEFAULT '',
    company_size TEXT NOT NULL DEFAULT '',
    has_physician TEXT NOT NULL DEFAULT '',
    physician_name TEXT NOT NULL DEFAULT '',
    contact_name TEXT NOT NULL DEFAULT '',
    contact_section TEXT NOT NULL DEFAULT '',
    contact_phone TEXT NOT NULL DEFAULT '',
    contact_address TEXT NOT NULL DEFAULT '',
    hired_on TEXT NOT NULL DEFAULT '',
    contract_until TEXT NOT NULL DEFAULT '',
    hours_from TEXT NOT NULL DEFAULT '',
    hours_to TEXT NOT NULL DEFAULT '',
    break_minutes INTEGER,
    days_per_week INTEGER,
    shift TEXT NOT NULL DEFAULT '',
    overtime TEXT NOT NULL DEFAULT '',
    trips TEXT NOT NULL DEFAULT '',
    commute TEXT NOT NULL DEFAULT '[]',
    commute_minutes INTEGER,
    work_items TEXT NOT NULL DEFAULT '[]',
    work_items_note TEXT NOT NULL DEFAULT '',
    systems TEXT NOT NULL DEFAULT '[]',
    systems_note TEXT NOT NULL DEFAULT '',
    leave_limit_on TEXT NOT NULL DEFAULT '',
    paid_leave_days INTEGER,
    sick_pay_note TEXT NOT NULL DEFAULT '',
    until TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "treatment" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    main INTEGER NOT NULL DEFAULT 0,
    disease TEXT NOT NULL DEFAULT '',
    disease_name TEXT NOT NULL DEFAULT '',
    icd10 TEXT NOT NULL DEFAULT '',
    nanbyo TEXT NOT NULL DEFAULT '',
    certificate TEXT NOT NULL DEFAULT '',
    onset_on TEXT NOT NULL DEFAULT '',
    first_visit_on TEXT NOT NULL DEFAULT '',
    course TEXT NOT NULL DEFAULT '',
    schedule TEXT NOT NULL DEFAULT '',
    visit_frequency TEXT NOT NULL DEFAULT '',
    next_visit_on TEXT NOT NULL DEFAULT '',
    side_effects TEXT NOT NULL DEFAULT '',
    symptoms TEXT NOT NULL DEFAULT '[]',
    symptoms_note TEXT NOT NULL DEFAULT '',
    good_day TEXT NOT NULL DEFAULT '',
    bad_day TEXT NOT NULL DEFAULT '',
    pattern TEXT NOT NULL DEFAULT '',
    emergency TEXT NOT NULL DEFAULT '',
    prognosis TEXT NOT NULL DEFAULT '',
    infection TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "insurance" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    since TEXT NOT NULL DEFAULT '',
    income_band TEXT NOT NULL DEFAULT '',
    cause TEXT NOT NULL DEFAULT '',
    employment_insurance TEXT NOT NULL DEFAULT '',
    handbook TEXT NOT NULL DEFAULT '',
    handbook_renewal_on TEXT NOT NULL DEFAULT '',
    sick_pay_from TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "activity" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    on_date TEXT NOT NULL DEFAULT '',
    at_time TEXT NOT NULL DEFAULT '',
    minutes INTEGER,
    channel TEXT NOT NULL DEFAULT '',
    partners TEXT NOT NULL DEFAULT '[]',
    kinds TEXT NOT NULL DEFAULT '[]',
    link TEXT NOT NULL DEFAULT '',
    staff TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    finding TEXT NOT NULL DEFAULT '',
    subjective TEXT NOT NULL DEFAULT '',
    objective TEXT NOT NULL DEFAULT '',
    assessment TEXT NOT NULL DEFAULT '',
    plan TEXT NOT NULL DEFAULT '',
    promised TEXT NOT NULL DEFAULT '',
    promised_on TEXT NOT NULL DEFAULT '',
    chart_note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "consultation" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    on_date TEXT NOT NULL DEFAULT '',
    minutes INTEGER,
    channel TEXT NOT NULL DEFAULT '',
    consulted_by TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    topics TEXT NOT NULL DEFAULT '[]',
    disease TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    staff TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "consent" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    parties TEXT NOT NULL DEFAULT '[]',
    items TEXT NOT NULL DEFAULT '[]',
    excluded TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    hearer TEXT NOT NULL DEFAULT '',
    on_date TEXT NOT NULL DEFAULT '',
    until TEXT NOT NULL DEFAULT '',
    withdrawn_on TEXT NOT NULL DEFAULT '',
    withdrawn_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "opinion" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    requested_on TEXT NOT NULL DEFAULT '',
    received_on TEXT NOT NULL DEFAULT '',
    doctor TEXT NOT NULL DEFAULT '',
    judgement TEXT NOT NULL DEFAULT '',
    measures TEXT NOT NULL DEFAULT '',
    other TEXT NOT NULL DEFAULT '',
    from_date TEXT NOT NULL DEFAULT '',
    to_date TEXT NOT NULL DEFAULT '',
    delivered_on TEXT NOT NULL DEFAULT '',
    chart_copy_on TEXT NOT NULL DEFAULT '',
    work_info_on TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "plan" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    version INTEGER,
    made_on TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL DEFAULT '',
    return_on TEXT NOT NULL DEFAULT '',
    rows TEXT NOT NULL DEFAULT '[]',
    review_on TEXT NOT NULL DEFAULT '',
    followup TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "measure" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    nature TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    from_date TEXT NOT NULL DEFAULT '',
    to_date TEXT NOT NULL DEFAULT '',
    agreed_with TEXT NOT NULL DEFAULT '',
    review_on TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "benefit" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    resource TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    explained_on TEXT NOT NULL DEFAULT '',
    applied_on TEXT NOT NULL DEFAULT '',
    started_on TEXT NOT NULL DEFAULT '',
    ends_on TEXT NOT NULL DEFAULT '',
    renewal_on TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE "outcome" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    on_date TEXT NOT NULL DEFAULT '',
    work_style TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    follow3_on TEXT NOT NULL DEFAULT '',
    follow3 TEXT NOT NULL DEFAULT '',
    follow6_on TEXT NOT NULL DEFAULT '',
    follow6 TEXT NOT NULL DEFAULT '',
    follow12_on TEXT NOT NULL DEFAULT '',
    follow12 TEXT NOT NULL DEFAULT '',
    hard TEXT NOT NULL DEFAULT '',
    worked TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX case_by_person ON "case" (person_id);
CREATE UNIQUE INDEX case_by_number ON "case" (number);
CREATE INDEX employment_by_person ON employment (person_id);
CREATE INDEX treatment_by_case ON treatment (case_id);
CREATE INDEX insurance_by_case ON insurance (case_id);
CREATE INDEX activity_by_case ON activity (case_id, on_date, at_time);
CREATE INDEX consultation_by_date ON consultation (on_date);
CREATE INDEX consent_by_case ON consent (case_id);
CREATE INDEX opinion_by_case ON opinion (case_id);
CREATE INDEX plan_by_case ON plan (case_id);
CREATE INDEX measure_by_case ON measure (case_id);
CREATE INDEX benefit_by_case ON benefit (case_id);
CREATE INDEX outcome_by_case ON outcome (case_id);
CREATE INDEX person_by_chart_number ON person (chart_number) WHERE chart_number <> '';

-- Keys for the duplicate warning: folded, so that any writing of a name meets.
CREATE TABLE person_key (
    person_id TEXT PRIMARY KEY,
    kana TEXT NOT NULL,
    name TEXT NOT NULL,
    chart_number TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_key_by_kana ON person_key (kana) WHERE kana <> '';
CREATE INDEX person_key_by_name ON person_key (name) WHERE name <> '';
CREATE INDEX person_key_by_chart ON person_key (chart_number) WHERE chart_number <> '';

-- Everything the lists show, computed by the rules in the transaction of the save.
CREATE TABLE case_derived (
    case_id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    number TEXT NOT NULL,
    number_key INTEGER NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    kana_key TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    sex TEXT NOT NULL,
    stage TEXT NOT NULL,
    path TEXT NOT NULL,
    missing INTEGER NOT NULL,
    missing_labels TEXT NOT NULL,
    disease TEXT NOT NULL,
    disease_label TEXT NOT NULL,
    work TEXT NOT NULL,
    due_on TEXT NOT NULL,
    due_label TEXT NOT NULL,
    due_rule TEXT NOT NULL,
    last_on TEXT NOT NULL,
    last_channel TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    closed_on TEXT NOT NULL,
    closed INTEGER NOT NULL,
    cancelled INTEGER NOT NULL,
    lead_user TEXT NOT NULL,
    deputy_user TEXT NOT NULL,
    consented INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    content_rev INTEGER NOT NULL,
    changed_seq INTEGER NOT NULL,
    rules_version TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX derived_by_due ON case_derived (cancelled, closed, due_on = '', due_on, kana_key);
CREATE INDEX derived_by_kana ON case_derived (cancelled, closed, kana_key);
CREATE INDEX derived_by_number ON case_derived (cancelled, closed, number_key);
CREATE INDEX derived_by_last ON case_derived (cancelled, closed, last_on);
CREATE INDEX derived_by_opened ON case_derived (cancelled, closed, opened_on);
CREATE INDEX derived_by_change ON case_derived (changed_seq) WHERE cancelled = 0 AND closed = 0 AND missing > 0;
CREATE INDEX derived_by_quiet ON case_derived (CASE WHEN last_on = '' THEN opened_on ELSE last_on END)
    WHERE cancelled = 0 AND closed = 0;
CREATE INDEX derived_by_person ON case_derived (person_id);

-- Open dates of all cases; never "overdue": that depends on the day of reading.
CREATE TABLE case_date (
    case_id TEXT NOT NULL,
    on_date TEXT NOT NULL,
    rule TEXT NOT NULL,
    label TEXT NOT NULL,
    basis TEXT NOT NULL
) STRICT;
CREATE INDEX case_date_by_date ON case_date (on_date);
CREATE INDEX case_date_by_case ON case_date (case_id);

CREATE TABLE exempt (
    case_id TEXT NOT NULL,
    item TEXT NOT NULL,
    reason TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (case_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE number_taken (
    fiscal_year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    screen TEXT NOT NULL,
    case_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    base_rev INTEGER NOT NULL,
    body TEXT NOT NULL,
    title TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_by_user ON draft (user, at);

-- One document per case or activity; the index itself keeps no text, the digest tells whether the text is another one.
CREATE TABLE search_doc (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL,
    on_date TEXT NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX search_doc_by_case ON search_doc (case_id);
CREATE VIRTUAL TABLE search_index USING fts5(body, content='', contentless_delete=1, tokenize='ascii');
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
-- Segments are merged when nobody is typing, not inside a save.
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_at ON audit (at);
CREATE TABLE audit_review (
    month TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What left this PC on purpose.
CREATE TABLE register (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    paper TEXT NOT NULL,
    case_id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    purpose TEXT NOT NULL,
    consent_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    place TEXT NOT NULL
) STRICT;
CREATE INDEX register_by_case ON register (case_id);

CREATE TABLE pin (
    case_id TEXT NOT NULL,
    passage TEXT NOT NULL,
    edition TEXT NOT NULL,
    title TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (case_id, passage)
) STRICT, WITHOUT ROWID;
CREATE TABLE bookmark (
    user TEXT NOT NULL,
    passage TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (user, passage)
) STRICT, WITHOUT ROWID;
CREATE TABLE passage_note (
    user TEXT NOT NULL,
    passage TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (user, passage)
) STRICT, WITHOUT ROWID;

-- Exchange with headquarters: own keys, the confirmed card, bundles, what each carried, receipts.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE card (
    kind TEXT PRIMARY KEY,
    json TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    confirmed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE bundle (
    sequence INTEGER PRIMARY KEY,
    epoch TEXT NOT NULL,
    at TEXT NOT NULL,
    file TEXT NOT NULL,
    header_hash TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    cases INTEGER NOT NULL,
    tombstones INTEGER NOT NULL,
    received_at TEXT NOT NULL DEFAULT '',
    hq_epoch TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE sent (
    sequence INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    pseudonym TEXT NOT NULL,
    rev INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    tombstone INTEGER NOT NULL,
    accepted INTEGER NOT NULL DEFAULT 0,
    refused TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (sequence, pseudonym)
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_by_case ON sent (case_id, sequence);
CREATE TABLE export_decision (
    case_id TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,
    decision TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
