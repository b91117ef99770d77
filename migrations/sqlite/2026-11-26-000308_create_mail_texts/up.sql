CREATE TABLE mail_texts (
    id INTEGER PRIMARY KEY NOT NULL,
    piece TEXT NOT NULL,
    call_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT,
    body TEXT,
    at TIMESTAMP NOT NULL,
    by_person BIGINT NOT NULL
);

CREATE INDEX mail_texts_spot ON mail_texts (piece, call_id, language, at);

CREATE TABLE mail_wishes (
    person_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    pace TEXT NOT NULL,
    PRIMARY KEY (person_id, kind)
);

CREATE TABLE mail_quiet (
    person_id INTEGER PRIMARY KEY NOT NULL,
    from_minute INTEGER NOT NULL,
    until_minute INTEGER NOT NULL
);

CREATE TABLE mail_schedules (
    call_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    days TEXT NOT NULL,
    PRIMARY KEY (call_id, kind)
);

CREATE TABLE mail_reach_floors (
    id INTEGER PRIMARY KEY NOT NULL,
    before_at TIMESTAMP NOT NULL,
    at TIMESTAMP NOT NULL,
    by_person BIGINT NOT NULL
);

CREATE INDEX notices_held ON notices (reader_kind, state, reader_id);
