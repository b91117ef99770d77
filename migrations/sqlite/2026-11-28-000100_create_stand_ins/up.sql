CREATE TABLE stand_ins (
    id BIGINT PRIMARY KEY NOT NULL,
    absent_id BIGINT NOT NULL REFERENCES people (id),
    stand_in_id BIGINT NOT NULL REFERENCES people (id),
    from_at TIMESTAMP NOT NULL,
    until_at TIMESTAMP NOT NULL,
    named_by BIGINT NOT NULL REFERENCES people (id),
    named_at TIMESTAMP NOT NULL,
    ended_by BIGINT,
    CHECK (absent_id <> stand_in_id),
    CHECK (from_at <= until_at)
);

CREATE INDEX stand_ins_until ON stand_ins (until_at);

CREATE TABLE motion_stand_ins (
    motion_id BIGINT NOT NULL REFERENCES motions (id),
    absent_id BIGINT NOT NULL REFERENCES people (id),
    stand_in_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (motion_id, absent_id)
);

ALTER TABLE round_rules ADD COLUMN stand_ins BOOLEAN NOT NULL DEFAULT TRUE;
