-- Scores of Decision 766: what was counted, from which facts, and up to where in the journal.
--
-- All but score_snapshot, score_freeze and score_comparison can be built anew from the dossiers and petitions at any
-- time. Counts and facts are packed numbers (LEB128); the definition in the checkpoint says which, and other ones are
-- never read but built anew.

-- When a petition was refused, returned or published; the journal knows it of older ones. A state is still exactly what
-- its events lead to: the new property stands last in it, which is why text can be added.
ALTER TABLE petition ADD COLUMN ended_at INTEGER;

UPDATE petition SET ended_at = over.at
FROM (
    SELECT petition, max(at) AS at FROM petition_event
    WHERE type IN ('petition.refused', 'petition.returned', 'petition.answer_published') GROUP BY petition
) over
WHERE petition.id = over.petition AND petition.status IN (4, 5, 7);

UPDATE petition SET state = substr(state, 1, length(state) - 1)
    || ',"endedAt":"' || strftime('%Y-%m-%dT%H:%M:%S', ended_at / 1000, 'unixepoch')
    || printf('.%03dZ"}', ended_at % 1000)
WHERE ended_at IS NOT NULL;

-- One row. Locked while somebody folds, so that nobody else does.
CREATE TABLE score_checkpoint (
    id                INTEGER PRIMARY KEY CHECK (id = 1),
    definition        TEXT NOT NULL,     -- of the measures; empty: everything is to be built
    version           INTEGER NOT NULL,  -- number of the last pass that changed something
    built             INTEGER NOT NULL,  -- number of the pass that built everything
    as_of             INTEGER NOT NULL,  -- the counters are right as of this moment
    dossier_tx        INTEGER NOT NULL,  -- where the journal was read up to
    dossier_position  INTEGER NOT NULL,
    petition_tx       INTEGER NOT NULL,
    petition_position INTEGER NOT NULL
) STRICT;

INSERT INTO score_checkpoint VALUES (1, '', 0, 0, 0, 0, 0, 0, 0);

-- The facts that the counters hold, and when their contribution changes by itself.
CREATE TABLE score_fact (
    id             TEXT NOT NULL PRIMARY KEY,
    fact           BLOB NOT NULL,
    next_change_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX score_fact_next ON score_fact (next_change_at) WHERE next_change_at IS NOT NULL;

CREATE TABLE score_petition_fact (
    id             TEXT NOT NULL PRIMARY KEY,
    fact           BLOB NOT NULL,
    next_change_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX score_petition_fact_next ON score_petition_fact (next_change_at) WHERE next_change_at IS NOT NULL;

CREATE TABLE score_counter (
    period    INTEGER NOT NULL,  -- 202608, 202623 (third quarter), 202600 (year)
    agency    TEXT NOT NULL,  -- of the dossiers themselves; parents are added up in memory
    procedure TEXT NOT NULL,  -- empty for petitions
    version   INTEGER NOT NULL,  -- of the pass that last changed it
    counts    BLOB NOT NULL,
    PRIMARY KEY (period, agency, procedure)
) STRICT, WITHOUT ROWID;

CREATE INDEX score_counter_version ON score_counter (period, version);

-- What the nightly comparison with a full recomputation found.
CREATE TABLE score_comparison (
    at          INTEGER NOT NULL PRIMARY KEY,
    version     INTEGER NOT NULL,
    facts       INTEGER NOT NULL,  -- dossiers and petitions looked at
    counters    INTEGER NOT NULL,
    differences INTEGER NOT NULL,  -- counters that differ
    example     TEXT                -- one of them
) STRICT;

-- Indices as they stood at the end of a day.
CREATE TABLE score_snapshot (
    agency  TEXT NOT NULL,
    period  INTEGER NOT NULL,
    day     INTEGER NOT NULL,  -- yyyymmdd in Vietnam
    at      INTEGER NOT NULL,
    indices TEXT NOT NULL,     -- JSON: id, numerator, denominator
    PRIMARY KEY (agency, period, day)
) STRICT, WITHOUT ROWID;

-- Months on record: signed, and never changed.
CREATE TABLE score_freeze (
    period     INTEGER NOT NULL PRIMARY KEY,
    at         INTEGER NOT NULL,
    content    BLOB NOT NULL,
    signature  BLOB NOT NULL,
    key_id     TEXT NOT NULL,
    public_key BLOB NOT NULL
) STRICT;

CREATE TRIGGER score_freeze_update BEFORE UPDATE ON score_freeze
BEGIN
    SELECT RAISE(ABORT, 'A frozen month is never changed.');
END;

CREATE TRIGGER score_freeze_delete BEFORE DELETE ON score_freeze
BEGIN
    SELECT RAISE(ABORT, 'A frozen month is never changed.');
END;
