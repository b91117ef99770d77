-- Whether a question names people and partners: the board reads the answer before it declares conflicts.
ALTER TABLE questions ADD COLUMN names_people BOOLEAN NOT NULL DEFAULT FALSE;
