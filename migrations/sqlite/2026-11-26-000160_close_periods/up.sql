CREATE TABLE ledger_periods (
    first_on DATE NOT NULL,
    state TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by BIGINT NOT NULL,
    PRIMARY KEY (first_on)
) WITHOUT ROWID;

CREATE TRIGGER ledger_transactions_no_closed_period BEFORE INSERT ON ledger_transactions
WHEN EXISTS (SELECT 1 FROM ledger_periods
    WHERE first_on = date(NEW.effective_on, 'start of month') AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'the period is closed'); END;

CREATE TABLE fund_proposals (
    id INTEGER PRIMARY KEY NOT NULL,
    details BLOB NOT NULL,
    state TEXT NOT NULL,
    proposed_by BIGINT NOT NULL,
    proposed_at TIMESTAMP NOT NULL,
    decided_by BIGINT,
    decided_at TIMESTAMP,
    CHECK (decided_by IS NULL OR decided_by <> proposed_by),
    CHECK ((state = 'waiting') = (decided_by IS NULL))
);
