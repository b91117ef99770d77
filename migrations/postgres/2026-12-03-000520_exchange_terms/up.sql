ALTER TABLE funds ADD COLUMN rounding TEXT NOT NULL DEFAULT 'half_up' CHECK (rounding IN ('half_up', 'half_even'));

ALTER TABLE funds ADD COLUMN exchange_margin INTEGER NOT NULL DEFAULT 0 CHECK (exchange_margin BETWEEN 0 AND 10000);

ALTER TABLE award_funds ADD COLUMN exchange_margin INTEGER NOT NULL DEFAULT 0 CHECK (exchange_margin BETWEEN 0 AND 10000);
