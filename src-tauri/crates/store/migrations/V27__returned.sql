-- Of which form a scan is the paper that came back; empty = nobody said.
ALTER TABLE scan ADD COLUMN paper TEXT NOT NULL DEFAULT '';
-- What was given out is asked for until it is back, however long ago: the newest copy of each form, without reading the book itself.
CREATE INDEX register_out ON register (paper, case_id, id, at) WHERE failed_at = '' AND case_id <> '';
-- What a date is called from its day on that is the first possible one and not the last: it is never late.
ALTER TABLE case_date ADD COLUMN opens TEXT NOT NULL DEFAULT '';
CREATE INDEX case_date_opens ON case_date (on_date) WHERE opens <> '';
