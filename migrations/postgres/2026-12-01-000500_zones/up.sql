-- The zones of people are kept in memory beside their names.
DROP TRIGGER people_count ON people;
CREATE TRIGGER people_count AFTER INSERT OR UPDATE OF name, zone OR DELETE ON people
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();
