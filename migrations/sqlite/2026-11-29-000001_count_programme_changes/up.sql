-- How often the programme's data (calls, lists, screening, rules of rounds) changed: what was read of it is kept in memory until then.
CREATE TABLE programme_changes (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    number BIGINT NOT NULL
);

INSERT INTO programme_changes (id, number) VALUES (1, 0);

CREATE TRIGGER calls_insert_counts AFTER INSERT ON calls
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER calls_update_counts AFTER UPDATE ON calls
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER calls_delete_counts AFTER DELETE ON calls
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER call_funds_insert_counts AFTER INSERT ON call_funds
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER call_funds_update_counts AFTER UPDATE ON call_funds
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER call_funds_delete_counts AFTER DELETE ON call_funds
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER choices_insert_counts AFTER INSERT ON choices
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER choices_update_counts AFTER UPDATE ON choices
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER choices_delete_counts AFTER DELETE ON choices
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER screening_plans_insert_counts AFTER INSERT ON screening_plans
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER screening_plans_update_counts AFTER UPDATE ON screening_plans
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER screening_plans_delete_counts AFTER DELETE ON screening_plans
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER screening_checks_insert_counts AFTER INSERT ON screening_checks
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER screening_checks_update_counts AFTER UPDATE ON screening_checks
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER screening_checks_delete_counts AFTER DELETE ON screening_checks
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER round_rules_insert_counts AFTER INSERT ON round_rules
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER round_rules_update_counts AFTER UPDATE ON round_rules
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER round_rules_delete_counts AFTER DELETE ON round_rules
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER criteria_insert_counts AFTER INSERT ON criteria
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER criteria_update_counts AFTER UPDATE ON criteria
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER criteria_delete_counts AFTER DELETE ON criteria
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;
