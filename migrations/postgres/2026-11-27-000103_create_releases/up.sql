CREATE TABLE result_releases (
    call_id BIGINT PRIMARY KEY NOT NULL REFERENCES calls (id),
    held_at TIMESTAMP NOT NULL,
    release_at TIMESTAMP,
    released_at TIMESTAMP
);
