ALTER TABLE payouts ADD COLUMN receipts_minor BIGINT;

ALTER TABLE payouts ADD COLUMN host_fee_minor BIGINT;

ALTER TABLE payouts ADD COLUMN item BLOB;

CREATE TABLE payout_handovers (
    payout_id BIGINT NOT NULL REFERENCES payouts (id),
    received_on DATE NOT NULL,
    receiver BLOB NOT NULL,
    serial BLOB,
    recorded_by BIGINT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    PRIMARY KEY (payout_id)
) WITHOUT ROWID;
