CREATE TABLE application_counters (
    year INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    PRIMARY KEY (year)
);

CREATE TABLE applications (
    id BIGINT PRIMARY KEY NOT NULL,
    reference TEXT NOT NULL,
    call_id BIGINT NOT NULL REFERENCES calls (id),
    group_id BIGINT NOT NULL REFERENCES groups (id),
    form_version_id BIGINT NOT NULL REFERENCES form_versions (id),
    key_id BIGINT NOT NULL,
    name BYTEA NOT NULL,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    region TEXT,
    kind TEXT,
    theme TEXT,
    requested_minor BIGINT,
    requested_currency TEXT,
    state TEXT NOT NULL,
    channel TEXT NOT NULL,
    entered_by BIGINT,
    assigned_to BIGINT,
    opened_at TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP,
    listed_on DATE NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    decided_on DATE,
    sent_count INTEGER NOT NULL,
    mail_mode TEXT NOT NULL,
    UNIQUE (reference)
);

CREATE INDEX applications_list ON applications (listed_on, id);

CREATE INDEX applications_call ON applications (call_id, state, listed_on, id);

CREATE INDEX applications_state ON applications (state, listed_on, id);

CREATE INDEX applications_country ON applications (country, listed_on, id);

CREATE INDEX applications_group ON applications (group_id);

CREATE TABLE case_codes (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    code_hash BYTEA NOT NULL,
    label TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    replaced_at TIMESTAMP,
    used_on DATE,
    UNIQUE (code_hash)
);

CREATE INDEX case_codes_application ON case_codes (application_id);

CREATE TABLE answers (
    application_id BIGINT NOT NULL REFERENCES applications (id),
    question_id BIGINT NOT NULL REFERENCES questions (id),
    value BYTEA NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    PRIMARY KEY (application_id, question_id)
);

CREATE TABLE section_saves (
    application_id BIGINT NOT NULL REFERENCES applications (id),
    section_id BIGINT NOT NULL REFERENCES form_sections (id),
    revision INTEGER NOT NULL,
    complete BOOLEAN NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    PRIMARY KEY (application_id, section_id)
);

CREATE TABLE sent_answers (
    application_id BIGINT NOT NULL REFERENCES applications (id),
    sending INTEGER NOT NULL,
    question_id BIGINT NOT NULL REFERENCES questions (id),
    value BYTEA NOT NULL,
    PRIMARY KEY (application_id, sending, question_id)
);

CREATE TABLE screenings (
    id BIGINT PRIMARY KEY NOT NULL,
    application_id BIGINT NOT NULL REFERENCES applications (id),
    outcome TEXT NOT NULL,
    reason TEXT,
    note BYTEA,
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    answered_at TIMESTAMP
);

CREATE INDEX screenings_application ON screenings (application_id, at);

CREATE TABLE screening_questions (
    screening_id BIGINT NOT NULL REFERENCES screenings (id),
    question_id BIGINT NOT NULL REFERENCES questions (id),
    PRIMARY KEY (screening_id, question_id)
);
