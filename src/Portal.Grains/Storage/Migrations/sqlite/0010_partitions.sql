-- Months of which the events of dossiers were archived and taken out, and what is left of them here: where the chain of
-- each dossier goes on. (PostgreSQL keeps one table of events per month, too.)
CREATE TABLE archived_month (
    month       INTEGER NOT NULL PRIMARY KEY,  -- yyyymm in Vietnam
    archived_at INTEGER NOT NULL,
    entries     INTEGER NOT NULL,
    dossiers    INTEGER NOT NULL,
    manifest    TEXT NOT NULL  -- SHA-256 of the manifest of the archive
) STRICT;

CREATE TABLE archived_dossier (
    dossier TEXT NOT NULL PRIMARY KEY,
    seq     INTEGER NOT NULL,  -- last event that is archived
    hash    BLOB NOT NULL      -- its hash
) STRICT;
