-- State of grains that are not journaled (citizens, agencies): one row per grain and state name.
--
-- Both engines use this table. Orleans' ADO.NET provider takes the statements below from OrleansQuery; names of its
-- parameters and result columns are fixed by the provider. It passes the state's name as GrainTypeString, so the name
-- must be unique among the types of grains. It passes the key of a string-keyed grain as GrainIdExtensionString; but a key
-- that reads as a hexadecimal number or a GUID arrives in GrainIdN0 and GrainIdN1. See GrainKey. The
-- hashes are not needed, the primary key finds the row.
CREATE TABLE grain_state (
    service_id  text COLLATE "C" NOT NULL,
    grain_type  text COLLATE "C" NOT NULL,
    grain_n0    bigint NOT NULL,
    grain_n1    bigint NOT NULL,
    grain_key   text COLLATE "C" NOT NULL,
    payload     bytea,             -- NULL after the state was cleared
    version     integer NOT NULL,  -- the etag
    modified_at bigint NOT NULL,   -- Unix milliseconds
    PRIMARY KEY (service_id, grain_type, grain_n0, grain_n1, grain_key)
)
WITH (fillfactor = 80);

CREATE TABLE OrleansQuery (
    QueryKey  varchar(64) PRIMARY KEY,
    QueryText varchar(8000) NOT NULL
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

-- Without a version this is a first write: of two at once, one inserts and the other gets no row, which the provider
-- reports as inconsistent state. With a version, only the row that still has it is replaced.
('WriteToStorageKey', '
    WITH updated AS (
        UPDATE grain_state
        SET payload = @PayloadBinary,
            version = version + 1,
            modified_at = (extract(epoch FROM clock_timestamp()) * 1000)::bigint
        WHERE service_id = @ServiceId
          AND grain_type = @GrainTypeString
          AND grain_n0 = @GrainIdN0
          AND grain_n1 = @GrainIdN1
          AND grain_key = coalesce(@GrainIdExtensionString, '''')
          AND version = @GrainStateVersion
        RETURNING version
    ),
    inserted AS (
        INSERT INTO grain_state (service_id, grain_type, grain_n0, grain_n1, grain_key, payload, version, modified_at)
        SELECT @ServiceId,
               @GrainTypeString,
               @GrainIdN0,
               @GrainIdN1,
               coalesce(@GrainIdExtensionString, ''''),
               @PayloadBinary,
               1,
               (extract(epoch FROM clock_timestamp()) * 1000)::bigint
        WHERE @GrainStateVersion IS NULL
        ON CONFLICT (service_id, grain_type, grain_n0, grain_n1, grain_key) DO NOTHING
        RETURNING version
    )
    SELECT version AS NewGrainStateVersion FROM updated
    UNION ALL
    SELECT version FROM inserted
'),

('ClearStorageKey', '
    UPDATE grain_state
    SET payload = NULL,
        version = version + 1,
        modified_at = (extract(epoch FROM clock_timestamp()) * 1000)::bigint
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
