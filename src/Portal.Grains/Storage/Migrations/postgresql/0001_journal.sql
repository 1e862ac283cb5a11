-- The journal and the rows of its streams.
--
-- *_event is append-only: the program never updates or deletes there. Give the program's role only SELECT and INSERT
-- on these tables to have the database enforce it; the hash chain finds any change in either case.
--
-- position alone does not order what a reader may rely on: transactions take positions before they commit. A reader
-- orders by (tx, position) and stops below the oldest transaction that still runs; see JournalReader.
--
-- Bodies and states are JSON in columns of type text: the bytes come back exactly as written, and text costs neither a
-- parse (json) nor a rebuild (jsonb) on the way in. Keys compare bytewise (COLLATE "C"), which is the cheapest and does
-- not depend on the locale of the server. toast_tuple_target keeps usual rows in one piece, uncompressed.
--
-- Times (*_at, due_at, paused_from, at) are Unix milliseconds, UTC.

-- Dossiers: one row each with the state and every column that lists, searches and scores need.
CREATE TABLE dossier (
    id                   text COLLATE "C" NOT NULL PRIMARY KEY,
    revision             integer NOT NULL,  -- sequence number of the newest event
    head                 bytea NOT NULL,  -- hash of the newest event
    state                text NOT NULL,  -- JSON, exactly as written
    number               text COLLATE "C",
    applicant            text COLLATE "C" NOT NULL,
    filed_by             text COLLATE "C" NOT NULL,
    procedure            text COLLATE "C" NOT NULL,
    procedure_version    integer NOT NULL,  -- the version in force at submission, for good
    field                text COLLATE "C" NOT NULL,
    agency               text COLLATE "C" NOT NULL,
    channel              smallint NOT NULL,
    online_kind          smallint NOT NULL,
    status               smallint NOT NULL,
    step                 smallint,
    assignee             text COLLATE "C",
    created_at           bigint NOT NULL,
    updated_at           bigint NOT NULL,
    submitted_at         bigint,
    received_at          bigint,
    due_at               bigint,
    first_due_at         bigint,  -- due date of the first acceptance: decides index 2.1
    finished_at          bigint,
    returned_at          bigint,
    ended_at             bigint,  -- finished, returned, stopped, refused or withdrawn
    paused_from          bigint,  -- start of the pause that is running now
    paused_milliseconds  bigint NOT NULL,
    supplement_requests  smallint NOT NULL,
    extended             boolean NOT NULL,
    fee_due              bigint NOT NULL,
    fee_paid             bigint NOT NULL,
    paid_online          boolean NOT NULL,
    has_component_file   boolean NOT NULL,
    reused_component     boolean NOT NULL,
    component_from_store boolean NOT NULL,
    electronic_result    boolean NOT NULL,
    result_in_store      boolean NOT NULL,
    population_data      boolean NOT NULL,
    identity_verified    boolean NOT NULL,
    rating               smallint,  -- 1 liked, -1 disliked
    petitioned           boolean NOT NULL
)
WITH (fillfactor = 80, toast_tuple_target = 8160);

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
    dossier  text COLLATE "C" NOT NULL,
    seq      integer NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    tx       xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at       bigint NOT NULL,
    actor    text COLLATE "C" NOT NULL,
    type     text COLLATE "C" NOT NULL,
    body     text NOT NULL,
    hash     bytea NOT NULL,
    PRIMARY KEY (dossier, seq)
)
WITH (toast_tuple_target = 8160);

CREATE UNIQUE INDEX dossier_event_order ON dossier_event (tx, position);

-- Petitions (phản ánh, kiến nghị).
CREATE TABLE petition (
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    revision       integer NOT NULL,  -- sequence number of the newest event
    head           bytea NOT NULL,  -- hash of the newest event
    state          text NOT NULL,  -- JSON, exactly as written
    number         text COLLATE "C",
    sender         text COLLATE "C" NOT NULL,
    agency         text COLLATE "C" NOT NULL,
    about_dossier  text COLLATE "C",
    class          smallint NOT NULL,  -- decides the limit: 2, 5 or 15 working days
    status         smallint NOT NULL,
    received_at    bigint NOT NULL,
    transferred_at bigint,
    due_at         bigint,
    answered_at    bigint,
    published_at   bigint,
    rating         smallint,
    reopened       boolean NOT NULL,
    overdue        boolean NOT NULL,
    created_at     bigint NOT NULL,
    updated_at     bigint NOT NULL
)
WITH (fillfactor = 80, toast_tuple_target = 8160);

CREATE UNIQUE INDEX petition_number ON petition (number) WHERE number IS NOT NULL;
CREATE INDEX petition_sender ON petition (sender, created_at DESC, id);
CREATE INDEX petition_queue ON petition (agency, status, due_at, id);
CREATE INDEX petition_received ON petition (agency, received_at);
CREATE INDEX petition_about ON petition (about_dossier) WHERE about_dossier IS NOT NULL;
CREATE INDEX petition_open_due ON petition (due_at) WHERE answered_at IS NULL AND due_at IS NOT NULL;

CREATE TABLE petition_event (
    petition text COLLATE "C" NOT NULL,
    seq      integer NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    tx       xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at       bigint NOT NULL,
    actor    text COLLATE "C" NOT NULL,
    type     text COLLATE "C" NOT NULL,
    body     text NOT NULL,
    hash     bytea NOT NULL,
    PRIMARY KEY (petition, seq)
)
WITH (toast_tuple_target = 8160);

CREATE UNIQUE INDEX petition_event_order ON petition_event (tx, position);

-- Publications of the catalogue: procedures, agencies and holidays, with the dates that scores need.
CREATE TABLE publication (
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    revision       integer NOT NULL,  -- sequence number of the newest event
    head           bytea NOT NULL,  -- hash of the newest event
    state          text NOT NULL,  -- JSON, exactly as written
    kind           text COLLATE "C" NOT NULL,
    code           text COLLATE "C" NOT NULL,
    version        integer NOT NULL,
    effective_from integer NOT NULL,  -- day in Vietnam as yyyymmdd
    effective_to   integer,  -- last day, yyyymmdd
    announced_at   bigint,
    published_at   bigint,
    created_at     bigint NOT NULL,
    updated_at     bigint NOT NULL
)
WITH (fillfactor = 80, toast_tuple_target = 8160);

CREATE INDEX publication_code ON publication (kind, code, effective_from);

CREATE TABLE publication_event (
    publication text COLLATE "C" NOT NULL,
    seq      integer NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    tx       xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at       bigint NOT NULL,
    actor    text COLLATE "C" NOT NULL,
    type     text COLLATE "C" NOT NULL,
    body     text NOT NULL,
    hash     bytea NOT NULL,
    PRIMARY KEY (publication, seq)
)
WITH (toast_tuple_target = 8160);

CREATE UNIQUE INDEX publication_event_order ON publication_event (tx, position);

-- What was answered to which Idempotency-Key; written in the same transaction as the events.
CREATE TABLE idempotency (
    caller       text COLLATE "C" NOT NULL,
    key          text COLLATE "C" NOT NULL,
    request_hash bytea NOT NULL,
    status       smallint NOT NULL,
    etag         text,
    location     text,
    body         text NOT NULL,
    at           bigint NOT NULL,
    PRIMARY KEY (caller, key)
)
WITH (toast_tuple_target = 8160);

-- Old answers are removed by age; rows lie in the order of time, so a block range index costs next to nothing.
CREATE INDEX idempotency_at ON idempotency USING brin (at);
