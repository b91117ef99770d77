ALTER TABLE award_funds DROP COLUMN exchange_margin;

ALTER TABLE funds DROP COLUMN exchange_margin;

ALTER TABLE funds DROP COLUMN rounding;
