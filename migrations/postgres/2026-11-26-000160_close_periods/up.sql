CREATE TABLE ledger_periods (
    first_on DATE NOT NULL,
    state TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by BIGINT NOT NULL,
    PRIMARY KEY (first_on)
);

CREATE FUNCTION ledger_transactions_no_closed_period() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM ledger_periods
        WHERE first_on = date_trunc('month', NEW.effective_on)::date AND state = 'closed') THEN
        RAISE EXCEPTION 'the period is closed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_transactions_no_closed_period BEFORE INSERT ON ledger_transactions
FOR EACH ROW EXECUTE FUNCTION ledger_transactions_no_closed_period();

CREATE TABLE fund_proposals (
    id BIGINT PRIMARY KEY NOT NULL,
    details BYTEA NOT NULL,
    state TEXT NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at TIMESTAMP NOT NULL,
    decided_by BIGINT,
    decided_at TIMESTAMP,
    CHECK (decided_by IS NULL OR decided_by <> proposed_by),
    CHECK ((state = 'waiting') = (decided_by IS NULL))
);
