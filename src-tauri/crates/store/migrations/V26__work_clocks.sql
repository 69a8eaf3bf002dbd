-- What the end of a leave from work and of paid leave is counted from: the clock of absence, that of the leave, the day of the grant.
ALTER TABLE employment ADD COLUMN absence_from TEXT NOT NULL DEFAULT '';
ALTER TABLE employment ADD COLUMN absence_months INTEGER;
ALTER TABLE employment ADD COLUMN leave_began_on TEXT NOT NULL DEFAULT '';
ALTER TABLE employment ADD COLUMN leave_months INTEGER;
ALTER TABLE employment ADD COLUMN paid_leave_granted_on TEXT NOT NULL DEFAULT '';

-- 標準報酬月額, from which the band of 高額療養費 follows.
ALTER TABLE insurance ADD COLUMN standard_pay INTEGER;
