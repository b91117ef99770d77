DROP TABLE case_code_uses;
ALTER TABLE case_codes DROP COLUMN name;
