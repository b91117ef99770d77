-- The most of a budget a category may take, in percent.
ALTER TABLE choices ADD COLUMN most_percent INTEGER;
UPDATE choices SET most_percent = 10 WHERE list = 'budget_category' AND code = 'administration';
