ALTER TABLE bank_lines ADD COLUMN reverses_id BIGINT REFERENCES bank_lines (id);

CREATE UNIQUE INDEX bank_lines_reverses ON bank_lines (reverses_id);

ALTER TABLE bank_transfers ADD COLUMN reverses_id BIGINT REFERENCES bank_transfers (id);

CREATE UNIQUE INDEX bank_transfers_reverses ON bank_transfers (reverses_id);

CREATE TRIGGER bank_lines_no_closed_period BEFORE INSERT ON bank_lines
WHEN EXISTS (SELECT 1 FROM ledger_periods
    WHERE first_on = date(NEW.booked_on, 'start of month') AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'the period is closed'); END;

CREATE TRIGGER bank_transfers_no_closed_period BEFORE INSERT ON bank_transfers
WHEN EXISTS (SELECT 1 FROM ledger_periods
    WHERE first_on = date(NEW.moved_on, 'start of month') AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'the period is closed'); END;
