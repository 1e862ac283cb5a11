-- What ended in a unit is told apart by procedure in the index itself; the rows of other procedures are not read.
DROP INDEX dossier_ended;
CREATE INDEX dossier_ended ON dossier (agency, status, coalesce(due_at, submitted_at), id, procedure)
    WHERE ended_at IS NOT NULL AND submitted_at IS NOT NULL;

-- One's own, the newest first and of one moment the greatest id: an index with both in the same direction, read backwards,
-- is that order, and a page begins where the one before ended. With one of them descending everything had to be sorted.
DROP INDEX dossier_applicant;
CREATE INDEX dossier_applicant ON dossier (applicant, created_at, id);
DROP INDEX dossier_filed_by;
CREATE INDEX dossier_filed_by ON dossier (filed_by, created_at, id) WHERE filed_by <> applicant;
DROP INDEX petition_sender;
CREATE INDEX petition_sender ON petition (sender, created_at, id);

-- Whether a helper has a mandate of the person whose dossier it is.
CREATE INDEX mandate_pair ON mandate (mandator, helper);
