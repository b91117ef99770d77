-- Which motion another one reverses; one at a time, and once it is carried no other. Which motion reversed a decision.
ALTER TABLE motions ADD COLUMN reverses BIGINT REFERENCES motions (id);
CREATE UNIQUE INDEX motions_reverses ON motions (reverses) WHERE state IN ('open', 'carried');
ALTER TABLE decisions ADD COLUMN reversed_by BIGINT REFERENCES motions (id);
