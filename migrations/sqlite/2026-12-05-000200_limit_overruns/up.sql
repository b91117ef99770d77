ALTER TABLE payout_records ADD COLUMN over_limit_minor BIGINT;

CREATE INDEX payout_records_over_limit ON payout_records (payout_id) WHERE over_limit_minor IS NOT NULL;
