-- What an agency works on is read in the order in which it is due, and lies apart from what ended in all the years before.
-- A row is in one of the two indexes, so this costs no more than the one that held both.
CREATE INDEX dossier_open ON dossier (agency, coalesce(due_at, submitted_at), id)
    WHERE ended_at IS NULL AND submitted_at IS NOT NULL;
CREATE INDEX dossier_ended ON dossier (agency, status, coalesce(due_at, submitted_at), id)
    WHERE ended_at IS NOT NULL AND submitted_at IS NOT NULL;
DROP INDEX dossier_queue;

-- The same of an officer, who has not so much: one index by status.
DROP INDEX dossier_assignee;
CREATE INDEX dossier_assignee ON dossier (assignee, status, coalesce(due_at, submitted_at), id)
    WHERE assignee IS NOT NULL;

CREATE INDEX petition_open ON petition (agency, coalesce(due_at, created_at), id) WHERE ended_at IS NULL;
CREATE INDEX petition_ended ON petition (agency, status, coalesce(due_at, created_at), id) WHERE ended_at IS NOT NULL;
DROP INDEX petition_queue;

-- What becomes late is found by score_fact.next_change_at; nothing reads these any more.
DROP INDEX dossier_open_due;
DROP INDEX petition_open_due;
