ALTER TABLE round_rules DROP COLUMN stand_ins;
DROP TABLE motion_stand_ins;
DROP TABLE stand_ins;
