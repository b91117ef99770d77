ALTER TABLE round_rules DROP COLUMN offline;
