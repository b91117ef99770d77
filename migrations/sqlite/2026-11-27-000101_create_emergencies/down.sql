DROP TABLE emergencies;
ALTER TABLE motions DROP COLUMN track;
ALTER TABLE round_rules DROP COLUMN emergency_hours;
ALTER TABLE round_rules DROP COLUMN emergency_staff;
ALTER TABLE round_rules DROP COLUMN emergency_experts;
