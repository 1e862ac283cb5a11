-- The events of dossiers lie in one table per month (in Vietnam) of their time, so that a month can be archived as a
-- whole; years of events make neither index deeper. Rows of months that have no table yet lie in dossier_event_stray
-- until the job "journal-months" makes the table and moves them.
--
-- The key holds the time because PostgreSQL wants it there. That no two events of a dossier have the same number is kept
-- by the revision of its row: an append updates or inserts that row under a guard, in the same transaction.

ALTER TABLE dossier_event RENAME TO dossier_event_old;
ALTER TABLE dossier_event_old RENAME CONSTRAINT dossier_event_pkey TO dossier_event_old_pkey;
ALTER INDEX dossier_event_order RENAME TO dossier_event_old_order;
ALTER SEQUENCE dossier_event_position_seq RENAME TO dossier_event_old_position_seq;

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
    PRIMARY KEY (dossier, seq, at)
)
PARTITION BY RANGE (at);

CREATE INDEX dossier_event_order ON dossier_event (tx, position);

CREATE TABLE dossier_event_stray PARTITION OF dossier_event DEFAULT WITH (toast_tuple_target = 8160);

-- First millisecond of a month (yyyymm) in Vietnam.
CREATE FUNCTION journal_month_start(month integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT ((extract(epoch FROM make_timestamp(month / 100, month % 100, 1, 0, 0, 0)) - 25200) * 1000)::bigint
$$;

CREATE FUNCTION journal_month_of(at bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT to_char(to_timestamp(0) AT TIME ZONE 'UTC' + (at + 25200000) * interval '1 millisecond', 'YYYYMM')::integer
$$;

CREATE FUNCTION journal_month_after(month integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN month % 100 = 12 THEN month + 89 ELSE month + 1 END
$$;

-- Makes the table of a month, and moves what strayed there; false when it exists. It runs with the rights of the owner,
-- for processes that may append and not create. Waits two seconds at most for those who read strays, and fails then.
DO $outer$
BEGIN
    EXECUTE format($make$
        CREATE FUNCTION journal_month(month integer) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = %I, pg_temp SET lock_timeout = '2s' AS $body$
        DECLARE
            part text := 'dossier_event_' || month;
            first bigint;
            last bigint;
        BEGIN
            IF month NOT BETWEEN 200001 AND 209912 OR month %% 100 NOT BETWEEN 1 AND 12 THEN
                RAISE EXCEPTION 'There is no month %%.', month;
            END IF;
            PERFORM pg_advisory_xact_lock(1701737580);
            IF to_regclass(part) IS NOT NULL THEN
                RETURN false;
            END IF;

            first := journal_month_start(month);
            last := journal_month_start(journal_month_after(month));
            LOCK TABLE dossier_event_stray IN ACCESS EXCLUSIVE MODE;
            EXECUTE format('CREATE TABLE %%I (LIKE dossier_event INCLUDING DEFAULTS INCLUDING INDEXES) '
                || 'WITH (toast_tuple_target = 8160)', part);
            EXECUTE format('WITH strays AS (DELETE FROM dossier_event_stray WHERE at >= %%s AND at < %%s RETURNING *) '
                || 'INSERT INTO %%I SELECT * FROM strays', first, last, part);
            EXECUTE format('ALTER TABLE dossier_event ATTACH PARTITION %%I FOR VALUES FROM (%%s) TO (%%s)', part, first, last);
            RETURN true;
        END
        $body$
        $make$, current_schema());
END
$outer$;

-- Silos are given the right by name.
REVOKE EXECUTE ON FUNCTION journal_month(integer) FROM PUBLIC;

SELECT journal_month(month)
FROM (
    SELECT DISTINCT journal_month_of(at) AS month FROM dossier_event_old
    WHERE at BETWEEN journal_month_start(200001) AND journal_month_start(209912) - 1
    UNION
    SELECT to_char(now() AT TIME ZONE 'UTC' + interval '7 hours' + ahead * interval '1 month', 'YYYYMM')::integer
    FROM generate_series(0, 3) AS ahead
) AS needed
ORDER BY month;

INSERT INTO dossier_event (dossier, seq, position, tx, at, actor, type, body, hash) OVERRIDING SYSTEM VALUE
SELECT dossier, seq, position, tx, at, actor, type, body, hash FROM dossier_event_old ORDER BY position;

SELECT setval(pg_get_serial_sequence('dossier_event', 'position'), last_value, is_called)
FROM dossier_event_old_position_seq;

DROP TABLE dossier_event_old;

-- Months of which the events were archived and taken out, and what is left of them here: where the chain of each dossier
-- goes on.
CREATE TABLE archived_month (
    month       integer NOT NULL PRIMARY KEY,  -- yyyymm in Vietnam
    archived_at bigint NOT NULL,
    entries     bigint NOT NULL,
    dossiers    bigint NOT NULL,
    manifest    text COLLATE "C" NOT NULL  -- SHA-256 of the manifest of the archive
);

CREATE TABLE archived_dossier (
    dossier text COLLATE "C" NOT NULL PRIMARY KEY,
    seq     integer NOT NULL,  -- last event that is archived
    hash    bytea NOT NULL     -- its hash
);
