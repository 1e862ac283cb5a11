-- Taking an index away locks its table for readers, too, until the end of this: what goes only gets another name at first, and
-- goes when the new ones are built, which keeps nobody from reading.
ALTER INDEX dossier_ended RENAME TO dossier_ended_before;
ALTER INDEX dossier_applicant RENAME TO dossier_applicant_before;
ALTER INDEX dossier_filed_by RENAME TO dossier_filed_by_before;
ALTER INDEX petition_sender RENAME TO petition_sender_before;

-- What ended in a unit is told apart by procedure in the index itself; the rows of other procedures are not read.
CREATE INDEX dossier_ended ON dossier (agency, status, coalesce(due_at, submitted_at), id, procedure)
    WHERE ended_at IS NOT NULL AND submitted_at IS NOT NULL;

-- One's own, the newest first and of one moment the greatest id: an index with both in the same direction, read backwards,
-- is that order, and a page begins where the one before ended. With one of them descending everything had to be sorted.
CREATE INDEX dossier_applicant ON dossier (applicant, created_at, id);
CREATE INDEX dossier_filed_by ON dossier (filed_by, created_at, id) WHERE filed_by <> applicant;
CREATE INDEX petition_sender ON petition (sender, created_at, id);

-- Whether a helper has a mandate of the person whose dossier it is.
CREATE INDEX mandate_pair ON mandate (mandator, helper);

DROP INDEX dossier_ended_before, dossier_applicant_before, dossier_filed_by_before, petition_sender_before;
