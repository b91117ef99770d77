DROP TABLE fund_months;
