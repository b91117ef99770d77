-- A doubt stays with staff, also where its member declares a conflict meanwhile.
ALTER TABLE declarations ADD COLUMN for_staff BOOLEAN NOT NULL DEFAULT FALSE;

UPDATE declarations SET for_staff = TRUE WHERE state = 'unsure';

-- What staff gave back is a draft, not a locked sheet: only those have an instant and a mean.
UPDATE score_sheets SET locked_at = NULL, mean_hundredths = NULL WHERE state = 'draft';

-- The sheet of who is not sure does not count before staff rule.
UPDATE score_sheets SET state = 'set_aside'
WHERE state IN ('draft', 'locked') AND EXISTS (
    SELECT 1 FROM declarations d JOIN applications a ON a.id = d.application_id
    WHERE d.application_id = score_sheets.application_id AND d.person_id = score_sheets.person_id
    AND d.state = 'unsure' AND a.state = 'with_board'
);
