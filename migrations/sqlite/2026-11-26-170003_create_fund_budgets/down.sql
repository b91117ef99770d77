DROP TABLE fund_budgets;
