-- 研修修了: the training of a member of staff, for the notice of staff (様式8の3).
ALTER TABLE user ADD COLUMN trained_on TEXT NOT NULL DEFAULT '';
ALTER TABLE user ADD COLUMN training TEXT NOT NULL DEFAULT '';
