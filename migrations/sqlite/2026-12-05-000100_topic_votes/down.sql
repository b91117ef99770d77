DROP TABLE topic_ballots;
ALTER TABLE agenda_items DROP COLUMN quorum;
ALTER TABLE agenda_items DROP COLUMN electors;
ALTER TABLE agenda_items DROP COLUMN vote_closed_at;
ALTER TABLE agenda_items DROP COLUMN vote_opened_at;
