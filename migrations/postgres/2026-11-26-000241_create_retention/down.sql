DROP TABLE fund_retentions;
DROP TABLE retention_rules;
