-- The journal and the rows of its streams. The same tables and columns as in PostgreSQL.
--
-- *_event is append-only: the program never updates or deletes there, and the hash chain finds any change.
-- SQLite has one writer at a time, so position orders the events as they were committed.
--
-- Bodies and states are JSON in TEXT columns and come back exactly as written. Booleans are 0 and 1.
-- Times (*_at, due_at, paused_from, at) are Unix milliseconds, UTC.

-- Dossiers: one row each with the state and every column that lists, searches and scores need.
CREATE TABLE dossier (
    id                   TEXT NOT NULL PRIMARY KEY,
    revision             INTEGER NOT NULL,  -- sequence number of the newest event
    head                 BLOB NOT NULL,  -- hash of the newest event
    state                TEXT NOT NULL,  -- JSON, exactly as written
    number               TEXT,
    applicant            TEXT NOT NULL,
    filed_by             TEXT NOT NULL,
    procedure            TEXT NOT NULL,
    procedure_version    INTEGER NOT NULL,  -- the version in force at submission, for good
    field                TEXT NOT NULL,
    agency               TEXT NOT NULL,
    channel              INTEGER NOT NULL,
    online_kind          INTEGER NOT NULL,
    status               INTEGER NOT NULL,
    step                 INTEGER,
    assignee             TEXT,
    created_at           INTEGER NOT NULL,
    updated_at           INTEGER NOT NULL,
    submitted_at         INTEGER,
    received_at          INTEGER,
    due_at               INTEGER,
    first_due_at         INTEGER,  -- due date of the first acceptance: decides index 2.1
    finished_at          INTEGER,
    returned_at          INTEGER,
    ended_at             INTEGER,  -- finished, returned, stopped, refused or withdrawn
    paused_from          INTEGER,  -- start of the pause that is running now
    paused_milliseconds  INTEGER NOT NULL,
    supplement_requests  INTEGER NOT NULL,
    extended             INTEGER NOT NULL CHECK (extended IN (0, 1)),
    fee_due              INTEGER NOT NULL,
    fee_paid             INTEGER NOT NULL,
    paid_online          INTEGER NOT NULL CHECK (paid_online IN (0, 1)),
    has_component_file   INTEGER NOT NULL CHECK (has_component_file IN (0, 1)),
    reused_component     INTEGER NOT NULL CHECK (reused_component IN (0, 1)),
    component_from_store INTEGER NOT NULL CHECK (component_from_store IN (0, 1)),
    electronic_result    INTEGER NOT NULL CHECK (electronic_result IN (0, 1)),
    result_in_store      INTEGER NOT NULL CHECK (result_in_store IN (0, 1)),
    population_data      INTEGER NOT NULL CHECK (population_data IN (0, 1)),
    identity_verified    INTEGER NOT NULL CHECK (identity_verified IN (0, 1)),
    rating               INTEGER,  -- 1 liked, -1 disliked
    petitioned           INTEGER NOT NULL CHECK (petitioned IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX dossier_number ON dossier (number) WHERE number IS NOT NULL;

-- "My dossiers", newest first; and those that I filed for somebody else.
CREATE INDEX dossier_applicant ON dossier (applicant, created_at DESC, id);
CREATE INDEX dossier_filed_by ON dossier (filed_by, created_at DESC, id) WHERE filed_by <> applicant;

-- Queues of an agency and of an officer.
CREATE INDEX dossier_queue ON dossier (agency, status, due_at, id);
CREATE INDEX dossier_assignee ON dossier (assignee, status, due_at, id) WHERE assignee IS NOT NULL;

-- Scores of a period; the sweep that finds what has become late.
CREATE INDEX dossier_received ON dossier (agency, received_at) WHERE received_at IS NOT NULL;
CREATE INDEX dossier_open_due ON dossier (first_due_at) WHERE ended_at IS NULL AND first_due_at IS NOT NULL;

CREATE TABLE dossier_event (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    dossier  TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    type     TEXT NOT NULL,
    body     TEXT NOT NULL,
    hash     BLOB NOT NULL,
    UNIQUE (dossier, seq)
) STRICT;

-- Petitions (phản ánh, kiến nghị).
CREATE TABLE petition (
    id             TEXT NOT NULL PRIMARY KEY,
    revision       INTEGER NOT NULL,  -- sequence number of the newest event
    head           BLOB NOT NULL,  -- hash of the newest event
    state          TEXT NOT NULL,  -- JSON, exactly as written
    number         TEXT,
    sender         TEXT NOT NULL,
    agency         TEXT NOT NULL,
    about_dossier  TEXT,
    class          INTEGER NOT NULL,  -- decides the limit: 2, 5 or 15 working days
    status         INTEGER NOT NULL,
    received_at    INTEGER NOT NULL,
    transferred_at INTEGER,
    due_at         INTEGER,
    answered_at    INTEGER,
    published_at   INTEGER,
    rating         INTEGER,
    reopened       INTEGER NOT NULL CHECK (reopened IN (0, 1)),
    overdue        INTEGER NOT NULL CHECK (overdue IN (0, 1)),
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX petition_number ON petition (number) WHERE number IS NOT NULL;
CREATE INDEX petition_sender ON petition (sender, created_at DESC, id);
CREATE INDEX petition_queue ON petition (agency, status, due_at, id);
CREATE INDEX petition_received ON petition (agency, received_at);
CREATE INDEX petition_about ON petition (about_dossier) WHERE about_dossier IS NOT NULL;
CREATE INDEX petition_open_due ON petition (due_at) WHERE answered_at IS NULL AND due_at IS NOT NULL;

CREATE TABLE petition_event (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    petition TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    type     TEXT NOT NULL,
    body     TEXT NOT NULL,
    hash     BLOB NOT NULL,
    UNIQUE (petition, seq)
) STRICT;

-- Publications of the catalogue: procedures, agencies and holidays, with the dates that scores need.
CREATE TABLE publication (
    id             TEXT NOT NULL PRIMARY KEY,
    revision       INTEGER NOT NULL,  -- sequence number of the newest event
    head           BLOB NOT NULL,  -- hash of the newest event
    state          TEXT NOT NULL,  -- JSON, exactly as written
    kind           TEXT NOT NULL,
    code           TEXT NOT NULL,
    version        INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,  -- day in Vietnam as yyyymmdd
    effective_to   INTEGER,  -- last day, yyyymmdd
    announced_at   INTEGER,
    published_at   INTEGER,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX publication_code ON publication (kind, code, effective_from);

CREATE TABLE publication_event (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    publication TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    type     TEXT NOT NULL,
    body     TEXT NOT NULL,
    hash     BLOB NOT NULL,
    UNIQUE (publication, seq)
) STRICT;

-- What was answered to which Idempotency-Key; written in the same transaction as the events.
CREATE TABLE idempotency (
    caller       TEXT NOT NULL,
    key          TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    status       INTEGER NOT NULL,
    etag         TEXT,
    location     TEXT,
    body         TEXT NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT;
