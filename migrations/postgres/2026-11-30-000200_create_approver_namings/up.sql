CREATE TABLE approver_namings (
    id BIGINT PRIMARY KEY NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    what TEXT NOT NULL,
    role TEXT NOT NULL,
    absent_id BIGINT REFERENCES people (id),
    from_at TIMESTAMP,
    until_at TIMESTAMP,
    state TEXT NOT NULL,
    proposed_by BIGINT NOT NULL REFERENCES people (id),
    proposed_at TIMESTAMP NOT NULL,
    decided_by BIGINT REFERENCES people (id),
    decided_at TIMESTAMP,
    ended_by BIGINT REFERENCES people (id),
    ended_at TIMESTAMP,
    CHECK (decided_by <> proposed_by AND decided_by <> person_id),
    CHECK (what <> 'stand_in' OR (absent_id <> person_id AND from_at < until_at))
);

CREATE INDEX approver_namings_person ON approver_namings (person_id, state);

CREATE INDEX approver_namings_state ON approver_namings (state);

ALTER TABLE payout_approvals ADD COLUMN absent_id BIGINT;
