-- The way of a doctor's opinion has two more dated steps: the draft, and the doctor's own confirmation of it.
ALTER TABLE "opinion" ADD COLUMN drafted_on TEXT NOT NULL DEFAULT '';
ALTER TABLE "opinion" ADD COLUMN confirmed_on TEXT NOT NULL DEFAULT '';
