ALTER TABLE bank_lines ADD COLUMN reverses_id BIGINT REFERENCES bank_lines (id);

CREATE UNIQUE INDEX bank_lines_reverses ON bank_lines (reverses_id);

ALTER TABLE bank_transfers ADD COLUMN reverses_id BIGINT REFERENCES bank_transfers (id);

CREATE UNIQUE INDEX bank_transfers_reverses ON bank_transfers (reverses_id);

CREATE FUNCTION bank_lines_no_closed_period() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM ledger_periods
        WHERE first_on = date_trunc('month', NEW.booked_on)::date AND state = 'closed') THEN
        RAISE EXCEPTION 'the period is closed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bank_lines_no_closed_period BEFORE INSERT ON bank_lines
FOR EACH ROW EXECUTE FUNCTION bank_lines_no_closed_period();

CREATE FUNCTION bank_transfers_no_closed_period() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM ledger_periods
        WHERE first_on = date_trunc('month', NEW.moved_on)::date AND state = 'closed') THEN
        RAISE EXCEPTION 'the period is closed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bank_transfers_no_closed_period BEFORE INSERT ON bank_transfers
FOR EACH ROW EXECUTE FUNCTION bank_transfers_no_closed_period();
