-- How often the programme's data (calls, lists, screening, rules of rounds) changed: what was read of it is kept in memory until then.
CREATE TABLE programme_changes (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    number BIGINT NOT NULL
);

INSERT INTO programme_changes (id, number) VALUES (1, 0);

CREATE FUNCTION count_programme_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE programme_changes SET number = number + 1;
    RETURN NULL;
END
$$;

CREATE TRIGGER calls_count AFTER INSERT OR UPDATE OR DELETE ON calls
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER call_funds_count AFTER INSERT OR UPDATE OR DELETE ON call_funds
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER choices_count AFTER INSERT OR UPDATE OR DELETE ON choices
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER screening_plans_count AFTER INSERT OR UPDATE OR DELETE ON screening_plans
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER screening_checks_count AFTER INSERT OR UPDATE OR DELETE ON screening_checks
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER round_rules_count AFTER INSERT OR UPDATE OR DELETE ON round_rules
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER criteria_count AFTER INSERT OR UPDATE OR DELETE ON criteria
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();
