using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dapper;
using Portal.Grains.Storage;

namespace Portal.Silo.Jobs;

/// <summary>
/// When each job last succeeded. That of the portal's jobs is kept in the database: another process may have run them, and
/// none forgets it when it starts anew.
/// </summary>
internal sealed class LastRuns(PortalDatabase database, JobMetrics metrics, TimeProvider time)
{
    /// <summary>A job of every second is written down once a minute.</summary>
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, long> written = new(StringComparer.Ordinal);

    /// <summary>From now on the jobs that this process runs for itself are waited for.</summary>
    public void Expect(IEnumerable<JobDefinition> jobs)
    {
        foreach (var job in jobs.Where(job => job.Reach != JobReach.Portal))
            metrics.Expect(job, time.GetUtcNow());
    }

    /// <summary>A run has succeeded.</summary>
    public Task RecordAsync(JobDefinition job, CancellationToken cancellationToken)
    {
        if (job.Reach == JobReach.Portal)
            return WriteAsync(job.Name, cancellationToken);

        metrics.RecordOwnSuccess(job.Name, time.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <summary>Reads what all processes together did. A job that never succeeded counts from when it was first seen.</summary>
    public async Task ReadAsync(ImmutableArray<JobDefinition> jobs, CancellationToken cancellationToken)
    {
        var times = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancellationToken);
        var known = (await connection.QueryAsync<(string Job, long At)>(new CommandDefinition(
            "SELECT job, coalesce(succeeded_at, known_at) FROM job_run", cancellationToken: cancellationToken)))
            .ToDictionary(row => row.Job, row => row.At, StringComparer.Ordinal);
        foreach (var job in jobs.Where(job => job.Reach == JobReach.Portal))
        {
            if (known.TryGetValue(job.Name, out var at))
            {
                times[job.Name] = DateTimeOffset.FromUnixTimeMilliseconds(at);
                continue;
            }

            await using var adding = connection.CreateCommand(
                "INSERT INTO job_run (job, known_at) VALUES (@job, @now) ON CONFLICT (job) DO NOTHING",
                ("@job", job.Name), ("@now", time.GetUtcNow().ToUnixTimeMilliseconds()));
            await adding.ExecuteNonQueryAsync(cancellationToken);
            times[job.Name] = time.GetUtcNow();
        }

        metrics.RecordSuccesses(times);
    }

    private async Task WriteAsync(string job, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        if (written.TryGetValue(job, out var last) && time.GetElapsedTime(last, now) < Exactness)
            return;

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand(
            """
            INSERT INTO job_run (job, known_at, succeeded_at) VALUES (@job, @now, @now)
            ON CONFLICT (job) DO UPDATE SET succeeded_at = excluded.succeeded_at
            """,
            ("@job", job), ("@now", time.GetUtcNow().ToUnixTimeMilliseconds()));
        await command.ExecuteNonQueryAsync(cancellationToken);
        written[job] = now;
    }
}
