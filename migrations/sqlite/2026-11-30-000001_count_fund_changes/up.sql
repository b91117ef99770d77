-- Funds, limits, how long things are kept, tags and the names of people count as the programme's data too: what was read of them is kept in memory until they change.
CREATE TRIGGER funds_insert_counts AFTER INSERT ON funds
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER funds_update_counts AFTER UPDATE ON funds
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER funds_delete_counts AFTER DELETE ON funds
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER payout_limits_insert_counts AFTER INSERT ON payout_limits
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER payout_limits_update_counts AFTER UPDATE ON payout_limits
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER payout_limits_delete_counts AFTER DELETE ON payout_limits
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER retention_rules_insert_counts AFTER INSERT ON retention_rules
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER retention_rules_update_counts AFTER UPDATE ON retention_rules
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER retention_rules_delete_counts AFTER DELETE ON retention_rules
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER fund_retentions_insert_counts AFTER INSERT ON fund_retentions
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER fund_retentions_update_counts AFTER UPDATE ON fund_retentions
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER fund_retentions_delete_counts AFTER DELETE ON fund_retentions
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER people_insert_counts AFTER INSERT ON people
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER people_update_counts AFTER UPDATE OF name ON people
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER people_delete_counts AFTER DELETE ON people
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER tags_insert_counts AFTER INSERT ON tags
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER tags_update_counts AFTER UPDATE ON tags
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;

CREATE TRIGGER tags_delete_counts AFTER DELETE ON tags
BEGIN
    UPDATE programme_changes SET number = number + 1;
END;
