ALTER TABLE groups ADD COLUMN known_on DATE;

ALTER TABLE groups ADD COLUMN indexed_at TIMESTAMP;

ALTER TABLE groups ADD COLUMN receives TEXT NOT NULL DEFAULT 'unknown';

ALTER TABLE groups ADD COLUMN languages TEXT NOT NULL DEFAULT '';

ALTER TABLE groups ADD COLUMN card BLOB;

UPDATE groups SET known_on = (
    SELECT MIN(applications.listed_on) FROM applications
    WHERE applications.group_id = groups.id AND applications.state <> 'draft'
);

CREATE INDEX groups_list ON groups (known_on, id);

CREATE INDEX groups_to_index ON groups (id) WHERE indexed_at IS NULL AND known_on IS NOT NULL;

CREATE INDEX groups_merged ON groups (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE group_people (
    id INTEGER PRIMARY KEY NOT NULL,
    group_id BIGINT NOT NULL REFERENCES groups (id),
    role TEXT NOT NULL,
    card BLOB NOT NULL,
    added_at TIMESTAMP NOT NULL
);

CREATE INDEX group_people_group ON group_people (group_id);

CREATE TABLE groups_apart (
    one_id BIGINT NOT NULL REFERENCES groups (id),
    other_id BIGINT NOT NULL REFERENCES groups (id),
    by_person BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (one_id, other_id)
) WITHOUT ROWID;

CREATE INDEX groups_apart_other ON groups_apart (other_id);
