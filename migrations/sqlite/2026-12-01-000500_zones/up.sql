-- The zones of people are kept in memory beside their names.
DROP TRIGGER people_update_counts;
CREATE TRIGGER people_update_counts AFTER UPDATE OF name, zone ON people
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;
