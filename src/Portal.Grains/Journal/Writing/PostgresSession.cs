using Npgsql;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;

namespace Portal.Grains.Journal.Writing;

/// <summary>Writes batches to PostgreSQL: the whole batch in one statement, and with care when that is refused.</summary>
internal sealed class PostgresSession(PortalDatabase database, TimeSpan patience) : IJournalSession
{
    /// <summary>
    /// The statements join small arrays with big tables by primary key. Estimates made while the tables are small would
    /// choose to read the tables from end to end, and keep doing so. Answers are only given for what is on disk, whatever
    /// the default of the server is.
    /// </summary>
    private const string Settings =
        """
        SET plan_cache_mode = force_generic_plan;
        SET enable_seqscan = off;
        SET enable_hashjoin = off;
        SET enable_mergejoin = off;
        SET jit = off;
        SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') = 'off'
        """;

    private const int AttemptsAlone = 5;

    private readonly Dictionary<(StreamKind, PostgresBatchShape), PostgresBatchCommand> commands = [];
    private NpgsqlConnection? connection;

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (connection is not null)
            database.ForgetIdleConnections();
        await DisposeAsync();
        var opening = database.CreateDedicatedConnection(patience);
        try
        {
            await opening.OpenAsync(cancellationToken);
            await using var command = opening.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            await opening.DisposeAsync();
            throw;
        }

        connection = opening;
    }

    public async ValueTask WriteAsync(List<PendingAppend> batch)
    {
        foreach (var table in StreamTables.All)
        {
            var part = batch.FindAll(pending => pending.Table == table);
            if (part.Count > 0)
                await WriteAsync(table, part);
        }
    }

    public async ValueTask DisposeAsync()
    {
        commands.Clear();
        if (connection is { } closing)
        {
            connection = null;
            await closing.DisposeAsync();
        }
    }

    private async Task WriteAsync(StreamTable table, List<PendingAppend> batch)
    {
        // Rows are locked in the order of their ids: two processes that write the same streams wait, not deadlock.
        batch.Sort(static (a, b) => string.CompareOrdinal(a.Append.Stream, b.Append.Stream));
        if (await TryWriteAsync(table, batch) is not { } refusal)
            return;

        var rest = await AnswerConflictsAsync(table, batch);
        var again = rest.Count < batch.Count || IsMonthNew(refusal);
        if (rest.Count == 0 || (again && await TryWriteAsync(table, rest) is null))
            return;

        foreach (var pending in rest)
            await WriteAloneAsync(table, pending);
    }

    private async Task WriteAloneAsync(StreamTable table, PendingAppend pending)
    {
        List<PendingAppend> alone = [pending];
        for (var attempt = 1; await TryWriteAsync(table, alone) is { } refusal; attempt++)
        {
            if ((await AnswerConflictsAsync(table, alone)).Count == 0)
                return;
            if (attempt < AttemptsAlone && (refusal.IsTransient || IsMonthNew(refusal)))
                continue;

            pending.Failure = new JournalUnavailableException("The database refused the append.", refusal);
            return;
        }
    }

    /// <summary>Writes all or nothing; gives the reason when the database rolled it back.</summary>
    private async Task<PostgresException?> TryWriteAsync(StreamTable table, List<PendingAppend> batch)
    {
        try
        {
            var shape = PostgresBatchCommand.ShapeOf(batch);
            if (!commands.TryGetValue((table.Kind, shape), out var command))
            {
                command = await PostgresBatchCommand.PrepareAsync(connection!, table, shape);
                commands.Add((table.Kind, shape), command);
            }

            await command.ExecuteAsync(batch);
        }
        catch (PostgresException refusal) when (!EndsSession(refusal))
        {
            return refusal;
        }

        foreach (var pending in batch)
            pending.MarkAppended();
        return null;
    }

    /// <summary>Gives an outcome to every append that a committed row or key stands against; returns the others.</summary>
    private async Task<List<PendingAppend>> AnswerConflictsAsync(StreamTable table, List<PendingAppend> batch)
    {
        var answers = await ReadAnswersAsync(batch);
        var revisions = await ReadRevisionsAsync(table, batch);
        var rest = new List<PendingAppend>(batch.Count);
        foreach (var pending in batch)
        {
            var append = pending.Append;
            if (append.Answer is { } answer && answers.TryGetValue((answer.Caller, answer.Key), out var stored))
                pending.Outcome = new AppendOutcome.KeyTaken(stored);
            else if (revisions.GetValueOrDefault(append.Stream) != append.ExpectedRevision)
                pending.Outcome = new AppendOutcome.RevisionConflict();
            else
                rest.Add(pending);
        }

        return rest;
    }

    private async Task<Dictionary<(string Caller, string Key), RememberedAnswer>> ReadAnswersAsync(
        List<PendingAppend> batch)
    {
        var keys = batch.Where(pending => pending.Append.Answer is not null).Select(pending => pending.Append.Answer!);
        await using var command = connection!.CreateCommand(
            $"""
            SELECT {AnswerReader.Columns(DatabaseKind.PostgreSql)}
            FROM unnest(@callers::text[], @keys::text[]) AS asked (caller, key)
            JOIN idempotency USING (caller, key)
            """,
            ("@callers", keys.Select(answer => answer.Caller).ToArray()),
            ("@keys", keys.Select(answer => answer.Key).ToArray()));
        var found = new Dictionary<(string, string), RememberedAnswer>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var answer = AnswerReader.Read(reader);
            found.Add((answer.Caller, answer.Key), answer);
        }

        return found;
    }

    private async Task<Dictionary<string, int>> ReadRevisionsAsync(StreamTable table, List<PendingAppend> batch)
    {
        await using var command = connection!.CreateCommand(
            $"SELECT id, revision FROM {table.Name} WHERE id = ANY (@ids)",
            ("@ids", batch.Select(pending => pending.Append.Stream).ToArray()));
        var found = new Dictionary<string, int>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0), reader.GetInt32(1));
        return found;
    }

    /// <summary>
    /// The month of an entry got a table of its own while the statement waited to write it to the strays, where it does not
    /// belong any more.
    /// </summary>
    private static bool IsMonthNew(PostgresException refusal) => refusal.SqlState == PostgresErrorCodes.CheckViolation;

    /// <summary>
    /// The server is going down, lost its disk, or has become a standby: another connection is needed, not another try.
    /// </summary>
    private static bool EndsSession(PostgresException refusal) =>
        refusal.InvariantSeverity is "FATAL" or "PANIC"
        || refusal.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction
        || refusal.SqlState.StartsWith("57P", StringComparison.Ordinal);
}
