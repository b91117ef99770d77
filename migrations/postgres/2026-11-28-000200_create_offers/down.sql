DROP TABLE award_offers;
