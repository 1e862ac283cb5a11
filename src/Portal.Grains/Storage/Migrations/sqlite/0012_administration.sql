-- What administrators, the ministry and managers do to the portal itself. Written before the action and after it; a chain
-- of hashes, and the database refuses to change it.

CREATE TABLE administration_event (
    position     INTEGER PRIMARY KEY,   -- 1, 2, 3 ...
    at           INTEGER NOT NULL,
    actor        TEXT NOT NULL,         -- role and subject
    agency       TEXT,
    action       TEXT NOT NULL,         -- operation of the API, or jobs.dashboard
    target       TEXT NOT NULL,         -- address with its query
    request_hash BLOB NOT NULL,         -- SHA-256 of the request
    status       INTEGER,               -- NULL: asked; else the HTTP status of the answer
    hash         BLOB NOT NULL          -- SHA-256 of the hash before and of this row
) STRICT;

CREATE TRIGGER administration_event_update BEFORE UPDATE ON administration_event
BEGIN
    SELECT RAISE(ABORT, 'What was done is never changed.');
END;

CREATE TRIGGER administration_event_delete BEFORE DELETE ON administration_event
BEGIN
    SELECT RAISE(ABORT, 'What was done is never changed.');
END;
