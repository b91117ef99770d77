DROP TRIGGER people_count ON people;
CREATE TRIGGER people_count AFTER INSERT OR UPDATE OF name OR DELETE ON people
    FOR EACH STATEMENT EXECUTE FUNCTION count_programme_change();
