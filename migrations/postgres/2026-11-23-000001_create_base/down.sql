DROP TABLE blind_tokens;
DROP TABLE request_keys;
DROP TABLE seal_keys;
