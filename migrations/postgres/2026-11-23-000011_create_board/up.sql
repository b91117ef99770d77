CREATE TABLE round_rules (
    id BIGINT PRIMARY KEY NOT NULL,
    call_id BIGINT NOT NULL REFERENCES calls (id),
    version INTEGER NOT NULL,
    frozen_at TIMESTAMP,
    quorum_share_percent INTEGER NOT NULL,
    quorum_count INTEGER NOT NULL,
    abstention_counts BOOLEAN NOT NULL,
    majority TEXT NOT NULL,
    minimum_mean INTEGER NOT NULL,
    casting_vote BOOLEAN NOT NULL,
    blind BOOLEAN NOT NULL,
    spread_flag INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (call_id, version)
);

CREATE TABLE criteria (
    id BIGINT PRIMARY KEY NOT NULL,
    rules_id BIGINT NOT NULL REFERENCES round_rules (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    labels TEXT NOT NULL,
    help TEXT NOT NULL,
    anchors TEXT NOT NULL,
    weight INTEGER NOT NULL,
    scale_max INTEGER NOT NULL,
    comment_at_or_below INTEGER NOT NULL,
    UNIQUE (rules_id, code)
);

CREATE TABLE declarations (
    application_id BIGINT NOT NULL REFERENCES applications (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    state TEXT NOT NULL,
    kind TEXT,
    note BYTEA,
    declared_at TIMESTAMP NOT NULL,
    ruled_by BIGINT,
    ruled_at TIMESTAMP,
    PRIMARY KEY (application_id, person_id)
);

CREATE INDEX declarations_person ON declarations (person_id, state);

CREATE TABLE score_sheets (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    rules_id BIGINT NOT NULL REFERENCES round_rules (id),
    state TEXT NOT NULL,
    mean_hundredths INTEGER,
    recommended_minor BIGINT,
    recommended_currency TEXT,
    comment BYTEA,
    saved_at TIMESTAMP NOT NULL,
    locked_at TIMESTAMP,
    UNIQUE (application_id, person_id)
);

CREATE INDEX score_sheets_person ON score_sheets (person_id, state);

CREATE TABLE scores (
    sheet_id BIGINT NOT NULL REFERENCES score_sheets (id),
    criterion_id BIGINT NOT NULL REFERENCES criteria (id),
    points INTEGER NOT NULL,
    comment BYTEA,
    PRIMARY KEY (sheet_id, criterion_id)
);

CREATE TABLE motions (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    call_id BIGINT NOT NULL REFERENCES calls (id),
    number INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    amount_minor BIGINT,
    currency TEXT,
    fund_id BIGINT REFERENCES funds (id),
    text BYTEA NOT NULL,
    conditions BYTEA,
    state TEXT NOT NULL,
    secret BOOLEAN NOT NULL,
    opened_by BIGINT NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    closes_at TIMESTAMP,
    closed_by BIGINT,
    closed_at TIMESTAMP,
    electorate INTEGER NOT NULL,
    yes INTEGER NOT NULL,
    yes_with_conditions INTEGER NOT NULL,
    no INTEGER NOT NULL,
    abstain INTEGER NOT NULL,
    mean_hundredths INTEGER,
    casting_choice TEXT,
    result_reason TEXT,
    UNIQUE (application_id, number)
);

CREATE INDEX motions_call ON motions (call_id, state);

CREATE TABLE ballots (
    id BIGINT PRIMARY KEY NOT NULL,
    motion_id BIGINT NOT NULL REFERENCES motions (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    choice TEXT NOT NULL,
    recommended_minor BIGINT,
    conditions BYTEA,
    reason BYTEA,
    cast_at TIMESTAMP NOT NULL,
    UNIQUE (motion_id, person_id)
);

CREATE INDEX ballots_person ON ballots (person_id);

CREATE TABLE decisions (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    motion_id BIGINT NOT NULL REFERENCES motions (id),
    outcome TEXT NOT NULL,
    amount_minor BIGINT,
    currency TEXT,
    conditions BYTEA,
    reasons BYTEA,
    decided_on DATE NOT NULL,
    decided_by BIGINT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    UNIQUE (motion_id)
);

CREATE INDEX decisions_application ON decisions (application_id);
