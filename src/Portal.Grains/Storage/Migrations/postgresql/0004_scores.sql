-- Scores of Decision 766: what was counted, from which facts, and up to where in the journal.
--
-- All but score_snapshot, score_freeze and score_comparison can be built anew from the dossiers and petitions at any
-- time. Counts and facts are packed numbers (LEB128); the definition in the checkpoint says which, and other ones are
-- never read but built anew.

-- When a petition was refused, returned or published; the journal knows it of older ones. A state is still exactly what
-- its events lead to: the new property stands last in it, which is why text can be added.
ALTER TABLE petition ADD COLUMN ended_at bigint;

UPDATE petition SET ended_at = over.at
FROM (
    SELECT petition, max(at) AS at FROM petition_event
    WHERE type IN ('petition.refused', 'petition.returned', 'petition.answer_published') GROUP BY petition
) over
WHERE petition.id = over.petition AND petition.status IN (4, 5, 7);

UPDATE petition SET state = left(state, length(state) - 1) || ',"endedAt":"' || to_char(
    to_timestamp(ended_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"}'
WHERE ended_at IS NOT NULL;

-- One row. Locked while somebody folds, so that nobody else does.
CREATE TABLE score_checkpoint (
    id                smallint PRIMARY KEY CHECK (id = 1),
    definition        text NOT NULL,    -- of the measures; empty: everything is to be built
    version           bigint NOT NULL,  -- number of the last pass that changed something
    built             bigint NOT NULL,  -- number of the pass that built everything
    as_of             bigint NOT NULL,  -- the counters are right as of this moment
    dossier_tx        bigint NOT NULL,  -- where the journal was read up to
    dossier_position  bigint NOT NULL,
    petition_tx       bigint NOT NULL,
    petition_position bigint NOT NULL
)
WITH (fillfactor = 10);

INSERT INTO score_checkpoint VALUES (1, '', 0, 0, 0, 0, 0, 0, 0);

-- The facts that the counters hold, and when their contribution changes by itself.
CREATE TABLE score_fact (
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    fact           bytea NOT NULL,
    next_change_at bigint
)
WITH (fillfactor = 80);

CREATE INDEX score_fact_next ON score_fact (next_change_at) WHERE next_change_at IS NOT NULL;

CREATE TABLE score_petition_fact (
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    fact           bytea NOT NULL,
    next_change_at bigint
)
WITH (fillfactor = 80);

CREATE INDEX score_petition_fact_next ON score_petition_fact (next_change_at) WHERE next_change_at IS NOT NULL;

CREATE TABLE score_counter (
    period    integer NOT NULL,           -- 202608, 202623 (third quarter), 202600 (year)
    agency    text COLLATE "C" NOT NULL,  -- of the dossiers themselves; parents are added up in memory
    procedure text COLLATE "C" NOT NULL,  -- empty for petitions
    version   bigint NOT NULL,            -- of the pass that last changed it
    counts    bytea NOT NULL,
    PRIMARY KEY (period, agency, procedure)
)
WITH (fillfactor = 80);

CREATE INDEX score_counter_version ON score_counter (period, version);

-- What the nightly comparison with a full recomputation found.
CREATE TABLE score_comparison (
    at          bigint NOT NULL PRIMARY KEY,
    version     bigint NOT NULL,
    facts       bigint NOT NULL,   -- dossiers and petitions looked at
    counters    bigint NOT NULL,
    differences bigint NOT NULL,   -- counters that differ
    example     text               -- one of them
);

-- Indices as they stood at the end of a day.
CREATE TABLE score_snapshot (
    agency  text COLLATE "C" NOT NULL,
    period  integer NOT NULL,
    day     integer NOT NULL,  -- yyyymmdd in Vietnam
    at      bigint NOT NULL,
    indices text NOT NULL,     -- JSON: id, numerator, denominator
    PRIMARY KEY (agency, period, day)
);

-- Months on record: signed, and never changed.
CREATE TABLE score_freeze (
    period     integer NOT NULL PRIMARY KEY,
    at         bigint NOT NULL,
    content    bytea NOT NULL,
    signature  bytea NOT NULL,
    key_id     text NOT NULL,
    public_key bytea NOT NULL
);

CREATE FUNCTION score_freeze_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A frozen month is never changed.';
END
$$;

CREATE TRIGGER score_freeze_row BEFORE UPDATE OR DELETE ON score_freeze
    FOR EACH ROW EXECUTE FUNCTION score_freeze_refuse();
CREATE TRIGGER score_freeze_table BEFORE TRUNCATE ON score_freeze
    FOR EACH STATEMENT EXECUTE FUNCTION score_freeze_refuse();
