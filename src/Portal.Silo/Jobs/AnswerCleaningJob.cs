using Portal.Grains.Storage;

namespace Portal.Silo.Jobs;

/// <summary>How long things are kept. Bound from the configuration section <c>Keep</c>.</summary>
internal sealed class KeepOptions
{
    /// <summary>Days for which an Idempotency-Key gives the answer that it gave first.</summary>
    public int AnswerDays { get; set; } = 7;
}

/// <summary>Forgets the answers to Idempotency-Keys that nobody repeats any more.</summary>
internal sealed class AnswerCleaningJob(PortalDatabase database, KeepOptions keep, TimeProvider time) : IJob
{
    private const int Batch = 2_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-keep.AnswerDays).ToUnixTimeMilliseconds();
        await using var connection = await database.OpenAsync(cancellationToken);
        // In small transactions: on SQLite the journal waits for each.
        while (true)
        {
            await using var command = connection.CreateCommand(
                $"""
                DELETE FROM idempotency
                WHERE (caller, key) IN (SELECT caller, key FROM idempotency WHERE at < @before LIMIT {Batch})
                """,
                ("@before", before));
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
                return;
        }
    }
}
