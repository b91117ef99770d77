DROP TABLE audit_sealed;
DROP TABLE audit_seals;
DROP TABLE audit_entries;
