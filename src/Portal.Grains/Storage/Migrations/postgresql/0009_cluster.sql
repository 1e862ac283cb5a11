-- Members of an Orleans cluster: one row per silo that started, and a version per cluster that every change of a member
-- raises, so that two silos never decide on the same view.
--
-- Orleans' ADO.NET clustering takes the statements below from OrleansQuery; names of its parameters and of the result
-- columns are fixed by it, and times are its own (timestamptz). A statement that changes a member answers 1 when it did
-- and 0 when somebody else was first; as one statement it does all or nothing. Every row of a cluster that ended goes
-- with its deployment id.
CREATE TABLE cluster_version (
    deployment text COLLATE "C" NOT NULL PRIMARY KEY,
    version    integer NOT NULL,
    changed_at timestamptz(3) NOT NULL
)
WITH (fillfactor = 50);

CREATE TABLE cluster_member (
    deployment    text COLLATE "C" NOT NULL REFERENCES cluster_version (deployment),
    address       text COLLATE "C" NOT NULL,
    port          integer NOT NULL,
    generation    integer NOT NULL,  -- start of the process: a silo that starts again at its address is another member
    silo_name     text NOT NULL,
    host_name     text NOT NULL,
    status        integer NOT NULL,  -- 3 = active, 6 = dead
    gateway_port  integer,           -- for clients; 0 = none
    suspect_times text,              -- who votes that it is dead, and since when
    started_at    timestamptz(3) NOT NULL,
    alive_at      timestamptz(3) NOT NULL,
    PRIMARY KEY (deployment, address, port, generation)
)
WITH (fillfactor = 50);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', '
    WITH inserted AS (
        INSERT INTO cluster_version (deployment, version, changed_at)
        VALUES (@DeploymentId, 0, clock_timestamp())
        ON CONFLICT (deployment) DO NOTHING
        RETURNING 1
    )
    SELECT count(*)::integer FROM inserted
'),

('InsertMembershipKey', '
    WITH raised AS (
        UPDATE cluster_version
        SET version = version + 1, changed_at = clock_timestamp()
        WHERE deployment = @DeploymentId
          AND version = @Version
          AND NOT EXISTS (
              SELECT 1 FROM cluster_member
              WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deployment
    ),
    inserted AS (
        INSERT INTO cluster_member (
            deployment, address, port, generation, silo_name, host_name, status, gateway_port, started_at, alive_at)
        SELECT deployment, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime,
            @IAmAliveTime
        FROM raised
        RETURNING 1
    )
    SELECT count(*)::integer FROM inserted
'),

('UpdateMembershipKey', '
    WITH raised AS (
        UPDATE cluster_version
        SET version = version + 1, changed_at = clock_timestamp()
        WHERE deployment = @DeploymentId
          AND version = @Version
          AND EXISTS (
              SELECT 1 FROM cluster_member
              WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deployment
    ),
    updated AS (
        UPDATE cluster_member AS member
        SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
        FROM raised
        WHERE member.deployment = raised.deployment
          AND member.address = @Address
          AND member.port = @Port
          AND member.generation = @Generation
        RETURNING 1
    )
    SELECT count(*)::integer FROM updated
'),

-- A sign of life is no decision: it leaves the version alone.
('UpdateIAmAlivetimeKey', '
    UPDATE cluster_member
    SET alive_at = @IAmAliveTime
    WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
'),

-- The version comes also when there is no such member.
('MembershipReadRowKey', '
    SELECT cluster.deployment AS DeploymentId, member.address AS Address, member.port AS Port,
        member.generation AS Generation, member.silo_name AS SiloName, member.host_name AS HostName,
        member.status AS Status, member.gateway_port AS ProxyPort, member.suspect_times AS SuspectTimes,
        member.started_at AS StartTime, member.alive_at AS IAmAliveTime, cluster.version AS Version
    FROM cluster_version AS cluster
    LEFT JOIN cluster_member AS member ON member.deployment = cluster.deployment
        AND member.address = @Address
        AND member.port = @Port
        AND member.generation = @Generation
    WHERE cluster.deployment = @DeploymentId
'),

('MembershipReadAllKey', '
    SELECT cluster.deployment AS DeploymentId, member.address AS Address, member.port AS Port,
        member.generation AS Generation, member.silo_name AS SiloName, member.host_name AS HostName,
        member.status AS Status, member.gateway_port AS ProxyPort, member.suspect_times AS SuspectTimes,
        member.started_at AS StartTime, member.alive_at AS IAmAliveTime, cluster.version AS Version
    FROM cluster_version AS cluster
    LEFT JOIN cluster_member AS member ON member.deployment = cluster.deployment
    WHERE cluster.deployment = @DeploymentId
'),

('GatewaysQueryKey', '
    SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation
    FROM cluster_member
    WHERE deployment = @DeploymentId AND status = @Status AND gateway_port > 0
'),

('CleanupDefunctSiloEntriesKey', '
    DELETE FROM cluster_member
    WHERE deployment = @DeploymentId AND alive_at < @IAmAliveTime AND status <> 3
'),

('DeleteMembershipTableEntriesKey', '
    WITH members AS (
        DELETE FROM cluster_member WHERE deployment = @DeploymentId
    )
    DELETE FROM cluster_version WHERE deployment = @DeploymentId
');
