ALTER TABLE bank_lines ADD COLUMN reverses_opening BIGINT REFERENCES bank_accounts (id);

CREATE UNIQUE INDEX bank_lines_reverses_opening ON bank_lines (reverses_opening);
