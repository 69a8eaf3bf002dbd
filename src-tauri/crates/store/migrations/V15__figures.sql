-- 統計: counting must not read the texts of the records, so what is counted stands in indexes of its own.
CREATE INDEX activity_counted ON activity (on_date, cancelled_at, case_id, minutes, channel, link, kinds, partners);
CREATE INDEX outcome_counted ON outcome (case_id, cancelled_at, on_date, code);
CREATE INDEX case_counted ON "case" (cancelled_at, opened_on, closed_on, person_id, number, care_setting, admitted_on,
    discharged_on, leave_from, return_on);
CREATE INDEX consultation_counted ON consultation (on_date, cancelled_at, kind, result, minutes);

-- 支援修了者アンケート: an answer knows neither a case nor the time at which it was entered; its id is random, so the order of
-- entry is not kept either.
CREATE TABLE survey_answer (
    id TEXT PRIMARY KEY,
    fiscal_year INTEGER NOT NULL,
    marks TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE survey_given (
    fiscal_year INTEGER PRIMARY KEY,
    given INTEGER NOT NULL
) STRICT;

-- Targets of a fiscal year, by figure.
CREATE TABLE figure_target (
    fiscal_year INTEGER NOT NULL,
    figure TEXT NOT NULL,
    target INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, figure)
) STRICT, WITHOUT ROWID;
