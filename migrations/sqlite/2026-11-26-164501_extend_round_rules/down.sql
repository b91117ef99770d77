ALTER TABLE criteria DROP COLUMN comment_at_or_above;
ALTER TABLE round_rules DROP COLUMN reasons_shared;
ALTER TABLE round_rules DROP COLUMN walk;
ALTER TABLE round_rules DROP COLUMN tie_criterion;
ALTER TABLE round_rules DROP COLUMN tie_break;
ALTER TABLE round_rules DROP COLUMN readers;
