using Npgsql;

namespace Portal.Load.Servers;

/// <summary>
/// The floor: what a careful hand would write without any of the portal's duties. One event inserted and one dossier
/// upserted in one transaction per request; pooled connections, prepared statements.
/// </summary>
internal static class FloorServer
{
    private const string Schema = """
        CREATE TABLE dossier_event (
            dossier uuid NOT NULL, seq integer NOT NULL, at bigint NOT NULL, actor text NOT NULL,
            type text NOT NULL, body text NOT NULL, PRIMARY KEY (dossier, seq));
        CREATE TABLE dossier (
            id uuid PRIMARY KEY, revision integer NOT NULL, status integer NOT NULL, procedure text NOT NULL,
            agency text NOT NULL, submitted_at bigint NOT NULL, state text NOT NULL);
        """;

    private const string InsertEvent =
        "INSERT INTO dossier_event (dossier, seq, at, actor, type, body) VALUES ($1, $2, $3, $4, $5, $6)";

    private const string UpsertDossier = """
        INSERT INTO dossier (id, revision, status, procedure, agency, submitted_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, status = EXCLUDED.status, state = EXCLUDED.state
        WHERE dossier.revision = EXCLUDED.revision - 1
        """;

    public static async Task<int> RunAsync(ServerOptions options)
    {
        await using var database = NpgsqlDataSource.Create(options.Postgres + ";Max Auto Prepare=10");
        await using (var schema = database.CreateCommand(Schema))
            await schema.ExecuteNonQueryAsync();

        var app = BareHost.Create(options).Build();
        app.MapPost("/api/v1/citizen/dossiers", async (Submission submission, CancellationToken cancellationToken) =>
        {
            var id = Guid.CreateVersion7();
            await (options.Batched
                ? SaveBatchedAsync(database, id, submission, cancellationToken)
                : SaveAsync(database, id, submission, cancellationToken));
            return TypedResults.Created($"/api/v1/citizen/dossiers/{id}", new Submitted(id, 1, "submitted"));
        });
        return await BareHost.RunAsync(app);
    }

    // As most would write it by hand: BEGIN with the insert, the upsert, COMMIT: three round trips.
    private static async Task SaveAsync(
        NpgsqlDataSource database, Guid id, Submission submission, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var insert = new NpgsqlCommand(InsertEvent, connection, transaction))
        {
            AddEvent(insert.Parameters, id, submission);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var upsert = new NpgsqlCommand(UpsertDossier, connection, transaction))
        {
            AddDossier(upsert.Parameters, id, submission);
            await upsert.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    // The fastest form of the same: both statements in one message, which PostgreSQL runs as one transaction.
    private static async Task SaveBatchedAsync(
        NpgsqlDataSource database, Guid id, Submission submission, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        var insert = new NpgsqlBatchCommand(InsertEvent);
        AddEvent(insert.Parameters, id, submission);
        batch.BatchCommands.Add(insert);
        var upsert = new NpgsqlBatchCommand(UpsertDossier);
        AddDossier(upsert.Parameters, id, submission);
        batch.BatchCommands.Add(upsert);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddEvent(NpgsqlParameterCollection parameters, Guid id, Submission submission)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = Now() });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = "citizen" });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = "dossier.submitted" });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.Form.GetRawText() });
    }

    private static void AddDossier(NpgsqlParameterCollection parameters, Guid id, Submission submission)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.Procedure });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.Agency });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = Now() });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = submission.Form.GetRawText() });
    }

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
