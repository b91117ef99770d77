-- Secret votes and stand-ins on topics of an agenda that are no application, as on motions.
ALTER TABLE agenda_items ADD COLUMN secret BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE agenda_items ADD COLUMN urn BLOB;

CREATE TABLE topic_voters (
    item_id BIGINT NOT NULL REFERENCES agenda_items (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (item_id, person_id)
) WITHOUT ROWID;

CREATE TABLE topic_stand_ins (
    item_id BIGINT NOT NULL REFERENCES agenda_items (id),
    absent_id BIGINT NOT NULL REFERENCES people (id),
    stand_in_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (item_id, absent_id)
);
