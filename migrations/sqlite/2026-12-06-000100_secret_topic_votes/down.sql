DROP TABLE topic_stand_ins;
DROP TABLE topic_voters;
ALTER TABLE agenda_items DROP COLUMN urn;
ALTER TABLE agenda_items DROP COLUMN secret;
