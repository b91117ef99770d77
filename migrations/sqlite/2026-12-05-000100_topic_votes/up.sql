-- Votes in the open on topics of an agenda that are no application.
ALTER TABLE agenda_items ADD COLUMN vote_opened_at TIMESTAMP;
ALTER TABLE agenda_items ADD COLUMN vote_closed_at TIMESTAMP;
ALTER TABLE agenda_items ADD COLUMN electors INTEGER;
ALTER TABLE agenda_items ADD COLUMN quorum INTEGER;

CREATE TABLE topic_ballots (
    item_id BIGINT NOT NULL REFERENCES agenda_items (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    choice TEXT NOT NULL,
    cast_at TIMESTAMP NOT NULL,
    PRIMARY KEY (item_id, person_id)
);
