DROP INDEX bank_lines_reverses_opening;

ALTER TABLE bank_lines DROP COLUMN reverses_opening;
