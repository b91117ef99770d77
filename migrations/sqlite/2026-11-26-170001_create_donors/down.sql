ALTER TABLE funds DROP COLUMN rate_day;

ALTER TABLE funds DROP COLUMN rate_source;

ALTER TABLE funds DROP COLUMN admin_share;

ALTER TABLE funds DROP COLUMN restricted_categories;

ALTER TABLE funds DROP COLUMN restricted_themes;

DROP TABLE receipts;

DROP TABLE pledges;

DROP TABLE contracts;

DROP TABLE donors;
