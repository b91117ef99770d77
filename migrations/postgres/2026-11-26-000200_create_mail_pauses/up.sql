CREATE TABLE mail_pauses (
    id BIGINT PRIMARY KEY NOT NULL,
    paused_at TIMESTAMP NOT NULL,
    paused_by BIGINT NOT NULL,
    resumed_at TIMESTAMP
);

CREATE TABLE mail_bounces (
    notice_id BIGINT PRIMARY KEY NOT NULL,
    address_hash BYTEA NOT NULL,
    status TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    cleared_at TIMESTAMP
);

CREATE INDEX mail_bounces_address ON mail_bounces (address_hash);

CREATE TABLE mail_reached (
    notice_id BIGINT PRIMARY KEY NOT NULL,
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    channel TEXT NOT NULL,
    key_id BIGINT NOT NULL,
    note BYTEA NOT NULL
);
