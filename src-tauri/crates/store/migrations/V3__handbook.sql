-- Kind and grade of a handbook are codes; what was typed before stays readable beside them.
ALTER TABLE "insurance" ADD COLUMN handbook_note TEXT NOT NULL DEFAULT '';
UPDATE "insurance" SET handbook_note = handbook, handbook = '[]';
