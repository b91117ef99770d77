DROP TRIGGER round_rules_count ON round_rules;
DROP TRIGGER criteria_count ON criteria;
DROP TRIGGER calls_count ON calls;
DROP TRIGGER call_funds_count ON call_funds;
DROP TRIGGER choices_count ON choices;
DROP TRIGGER screening_plans_count ON screening_plans;
DROP TRIGGER screening_checks_count ON screening_checks;

DROP FUNCTION count_programme_change();

DROP TABLE programme_changes;
