-- Whose a code is, where it is not the contact person's: sealed by the case's key.
ALTER TABLE case_codes ADD COLUMN name BYTEA;

-- How often a code was used on a day: its group sees it.
CREATE TABLE case_code_uses (
    case_code_id BIGINT NOT NULL REFERENCES case_codes (id),
    used_on DATE NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (case_code_id, used_on)
);
