-- Since when the group corrects what it sent; what it sent last counts until it sends again.
ALTER TABLE applications ADD COLUMN reopened_at TIMESTAMP;
