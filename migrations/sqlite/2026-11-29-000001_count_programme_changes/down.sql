DROP TRIGGER calls_insert_counts;
DROP TRIGGER calls_update_counts;
DROP TRIGGER calls_delete_counts;
DROP TRIGGER call_funds_insert_counts;
DROP TRIGGER call_funds_update_counts;
DROP TRIGGER call_funds_delete_counts;
DROP TRIGGER choices_insert_counts;
DROP TRIGGER choices_update_counts;
DROP TRIGGER choices_delete_counts;
DROP TRIGGER screening_plans_insert_counts;
DROP TRIGGER screening_plans_update_counts;
DROP TRIGGER screening_plans_delete_counts;
DROP TRIGGER screening_checks_insert_counts;
DROP TRIGGER screening_checks_update_counts;
DROP TRIGGER screening_checks_delete_counts;

DROP TABLE programme_changes;
