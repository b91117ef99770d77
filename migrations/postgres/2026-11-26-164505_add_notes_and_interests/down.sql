DROP TABLE interests;
DROP TABLE member_notes;
ALTER TABLE score_sheets DROP COLUMN first_mean_hundredths;
