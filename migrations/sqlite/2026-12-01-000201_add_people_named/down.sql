ALTER TABLE questions DROP COLUMN names_people;
