-- Files of dossiers. The bytes lie on disk under their SHA-256; a row says whose they are. The same bytes of two people
-- are one file and two rows, so that nobody's right depends on what others have.
CREATE TABLE document (
    owner      TEXT NOT NULL,
    hash       TEXT NOT NULL,  -- SHA-256, lower-case hexadecimal
    agency     TEXT,  -- of the officer who uploaded it
    size       INTEGER NOT NULL,
    media_type TEXT NOT NULL,  -- what the bytes say, not what the sender said
    name       TEXT NOT NULL,  -- as given; never used as a path
    at         INTEGER NOT NULL,
    PRIMARY KEY (owner, hash)
) STRICT;

CREATE INDEX document_hash ON document (hash);
CREATE INDEX document_owner ON document (owner, at DESC, hash DESC);

-- Uploads that go on, and for a day those that are done: they say how much somebody has sent.
CREATE TABLE upload (
    id            TEXT NOT NULL PRIMARY KEY,
    owner         TEXT NOT NULL,
    agency        TEXT,
    length        INTEGER NOT NULL,
    received      INTEGER NOT NULL,  -- bytes that are safe on disk
    name          TEXT NOT NULL,
    expected_hash TEXT,  -- what the sender says the SHA-256 is
    hash          TEXT,  -- set when all bytes are there, before the file goes to its place
    media_type    TEXT,
    created_at    INTEGER NOT NULL,
    finished_at   INTEGER
) STRICT;

CREATE INDEX upload_owner ON upload (owner, created_at);
CREATE INDEX upload_created ON upload (created_at);
