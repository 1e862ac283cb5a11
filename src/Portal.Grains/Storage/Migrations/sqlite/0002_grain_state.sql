-- State of grains that are not journaled (citizens, agencies): one row per grain and state name.
--
-- Both engines use this table. Orleans' ADO.NET provider takes the statements below from OrleansQuery; names of its
-- parameters and result columns are fixed by the provider. It passes the state's name as GrainTypeString, so the name
-- must be unique among the types of grains. It passes the key of a string-keyed grain as GrainIdExtensionString; but a key
-- that reads as a hexadecimal number or a GUID arrives in GrainIdN0 and GrainIdN1. See GrainKey.
CREATE TABLE grain_state (
    service_id  TEXT NOT NULL,
    grain_type  TEXT NOT NULL,
    grain_n0    INTEGER NOT NULL,
    grain_n1    INTEGER NOT NULL,
    grain_key   TEXT NOT NULL,
    payload     BLOB,              -- NULL after the state was cleared
    version     INTEGER NOT NULL,  -- the etag
    modified_at INTEGER NOT NULL,  -- Unix milliseconds
    PRIMARY KEY (service_id, grain_type, grain_n0, grain_n1, grain_key)
) STRICT;

CREATE TABLE OrleansQuery (
    QueryKey  TEXT PRIMARY KEY,
    QueryText TEXT NOT NULL
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', '
    SELECT payload AS PayloadBinary, version AS Version
    FROM grain_state
    WHERE service_id = @ServiceId
      AND grain_type = @GrainTypeString
      AND grain_n0 = @GrainIdN0
      AND grain_n1 = @GrainIdN1
      AND grain_key = coalesce(@GrainIdExtensionString, '''')
'),

-- One statement, so that it needs no transaction of its own. Without a version this is a first write: the insert wins
-- or meets a row and leaves it alone (version = NULL is never true). With a version there must be a row to meet, and
-- only the row that still has the version is replaced. No row in the answer means: somebody else was first.
('WriteToStorageKey', '
    INSERT INTO grain_state (service_id, grain_type, grain_n0, grain_n1, grain_key, payload, version, modified_at)
    SELECT @ServiceId,
           @GrainTypeString,
           @GrainIdN0,
           @GrainIdN1,
           coalesce(@GrainIdExtensionString, ''''),
           @PayloadBinary,
           1,
           CAST(unixepoch(''subsec'') * 1000 AS INTEGER)
    WHERE @GrainStateVersion IS NULL
       OR EXISTS (
            SELECT 1
            FROM grain_state
            WHERE service_id = @ServiceId
              AND grain_type = @GrainTypeString
              AND grain_n0 = @GrainIdN0
              AND grain_n1 = @GrainIdN1
              AND grain_key = coalesce(@GrainIdExtensionString, ''''))
    ON CONFLICT (service_id, grain_type, grain_n0, grain_n1, grain_key) DO UPDATE
    SET payload = excluded.payload,
        version = grain_state.version + 1,
        modified_at = excluded.modified_at
    WHERE grain_state.version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
'),

('ClearStorageKey', '
    UPDATE grain_state
    SET payload = NULL,
        version = version + 1,
        modified_at = CAST(unixepoch(''subsec'') * 1000 AS INTEGER)
    WHERE service_id = @ServiceId
      AND grain_type = @GrainTypeString
      AND grain_n0 = @GrainIdN0
      AND grain_n1 = @GrainIdN1
      AND grain_key = coalesce(@GrainIdExtensionString, '''')
      AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
'),

('DeleteStorageKey', '
    DELETE FROM grain_state
    WHERE service_id = @ServiceId
      AND grain_type = @GrainTypeString
      AND grain_n0 = @GrainIdN0
      AND grain_n1 = @GrainIdN1
      AND grain_key = coalesce(@GrainIdExtensionString, '''')
      AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion
');
