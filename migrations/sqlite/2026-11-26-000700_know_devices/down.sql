DROP INDEX sign_in_links_person;

ALTER TABLE sessions DROP COLUMN proved_at;

ALTER TABLE sessions DROP COLUMN device;

DROP TABLE devices;
