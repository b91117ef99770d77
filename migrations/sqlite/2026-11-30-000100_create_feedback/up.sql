-- What stood in decisions.reasons stays there: nobody wrote down in which language it is.
ALTER TABLE decisions ADD COLUMN reasons_by_language BLOB;
ALTER TABLE decisions ADD COLUMN explained INTEGER NOT NULL DEFAULT 0;

CREATE TABLE decision_feedback (
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    criterion_id BIGINT NOT NULL REFERENCES criteria (id),
    body BLOB NOT NULL,
    PRIMARY KEY (decision_id, criterion_id)
);
