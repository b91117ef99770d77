DROP TABLE decision_feedback;
ALTER TABLE decisions DROP COLUMN explained;
ALTER TABLE decisions DROP COLUMN reasons_by_language;
