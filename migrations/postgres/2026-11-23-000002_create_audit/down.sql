DROP TABLE audit_sealed;
DROP FUNCTION audit_sealed_append_only();
DROP TABLE audit_seals;
DROP FUNCTION audit_seals_append_only();
DROP TABLE audit_entries;
DROP FUNCTION audit_entries_append_only();
