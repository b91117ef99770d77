-- Funds, limits, how long things are kept, tags and the names of people count as the programme's data too: what was read of them is kept in memory until they change.
CREATE TRIGGER funds_count AFTER INSERT OR UPDATE OR DELETE ON funds
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER payout_limits_count AFTER INSERT OR UPDATE OR DELETE ON payout_limits
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER retention_rules_count AFTER INSERT OR UPDATE OR DELETE ON retention_rules
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER fund_retentions_count AFTER INSERT OR UPDATE OR DELETE ON fund_retentions
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER people_count AFTER INSERT OR UPDATE OF name OR DELETE ON people
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();

CREATE TRIGGER tags_count AFTER INSERT OR UPDATE OR DELETE ON tags
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();
