DROP TRIGGER bank_lines_no_closed_period ON bank_lines;

DROP FUNCTION bank_lines_no_closed_period();

DROP TRIGGER bank_transfers_no_closed_period ON bank_transfers;

DROP FUNCTION bank_transfers_no_closed_period();

DROP INDEX bank_transfers_reverses;

ALTER TABLE bank_transfers DROP COLUMN reverses_id;

DROP INDEX bank_lines_reverses;

ALTER TABLE bank_lines DROP COLUMN reverses_id;
