ALTER TABLE round_rules DROP COLUMN place_told;
DROP TABLE reserve_places;
DROP TABLE reserve_lists;
