DROP TRIGGER people_update_counts;
CREATE TRIGGER people_update_counts AFTER UPDATE OF name ON people
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;
