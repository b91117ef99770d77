DROP TRIGGER funds_count ON funds;
DROP TRIGGER payout_limits_count ON payout_limits;
DROP TRIGGER retention_rules_count ON retention_rules;
DROP TRIGGER fund_retentions_count ON fund_retentions;
DROP TRIGGER people_count ON people;
DROP TRIGGER tags_count ON tags;
