ALTER TABLE sessions DROP COLUMN place_id;
DROP TABLE place_cases;
DROP TABLE places;
