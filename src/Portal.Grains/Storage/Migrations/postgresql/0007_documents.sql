-- Files of dossiers. The bytes lie on disk under their SHA-256; a row says whose they are. The same bytes of two people
-- are one file and two rows, so that nobody's right depends on what others have.
CREATE TABLE document (
    owner      text COLLATE "C" NOT NULL,
    hash       text COLLATE "C" NOT NULL,  -- SHA-256, lower-case hexadecimal
    agency     text COLLATE "C",  -- of the officer who uploaded it
    size       bigint NOT NULL,
    media_type text COLLATE "C" NOT NULL,  -- what the bytes say, not what the sender said
    name       text NOT NULL,  -- as given; never used as a path
    at         bigint NOT NULL,
    PRIMARY KEY (owner, hash)
);

CREATE INDEX document_hash ON document (hash);
CREATE INDEX document_owner ON document (owner, at DESC, hash DESC);

-- Uploads that go on, and for a day those that are done: they say how much somebody has sent.
CREATE TABLE upload (
    id            text COLLATE "C" NOT NULL PRIMARY KEY,
    owner         text COLLATE "C" NOT NULL,
    agency        text COLLATE "C",
    length        bigint NOT NULL,
    received      bigint NOT NULL,  -- bytes that are safe on disk
    name          text NOT NULL,
    expected_hash text COLLATE "C",  -- what the sender says the SHA-256 is
    hash          text COLLATE "C",  -- set when all bytes are there, before the file goes to its place
    media_type    text COLLATE "C",
    created_at    bigint NOT NULL,
    finished_at   bigint
);

CREATE INDEX upload_owner ON upload (owner, created_at);
CREATE INDEX upload_created ON upload (created_at);
