DROP TABLE screening_marks;
DROP TABLE screening_views;
DROP TABLE screening_checks;
DROP TABLE screening_plans;
DROP TABLE tagged;
DROP TABLE tags;
DROP INDEX applications_due;
DROP INDEX applications_assigned;
ALTER TABLE applications DROP COLUMN due_on;
