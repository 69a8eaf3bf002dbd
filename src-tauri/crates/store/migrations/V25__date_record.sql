-- The record behind a date, so that a note that it is done is of this date and no other; and how many days before its date a
-- reminder stands (0 = the date itself). Filled when the dates are derived anew at the next unlock.
ALTER TABLE case_date ADD COLUMN record_id TEXT NOT NULL DEFAULT '';
ALTER TABLE case_date ADD COLUMN lead INTEGER NOT NULL DEFAULT 0;
