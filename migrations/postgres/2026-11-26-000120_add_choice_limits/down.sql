ALTER TABLE choices DROP COLUMN most_percent;
