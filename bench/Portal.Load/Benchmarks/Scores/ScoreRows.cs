using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Portal.Load.Benchmarks.Scores;

/// <summary>
/// Writes dossiers past the portal, as many as a benchmark wants: rows with states of a usual size, and the events that
/// a fold reads. Their chains do not verify; nothing here looks at them.
/// </summary>
internal static class ScoreRows
{
    // The size of the state of a birth registration.
    private static readonly string State = "{" + new string(' ', 1_300) + "}";
    private static readonly string Body = "{" + new string(' ', 250) + "}";
    private static readonly byte[] Hash = SHA256.HashData([]);
    private static readonly string[] Steps =
        ["submitted", "accepted", "forwarded", "payment_confirmed", "finished", "result_returned"];

    /// <summary>Events of each dossier.</summary>
    public static int EventsOfDossier => Steps.Length;

    /// <summary>All of them.</summary>
    public static Range AllSteps => Range.All;

    /// <summary>The one that makes a dossier count.</summary>
    public static Range Acceptance => 1..2;

    public static async Task WriteDossiersAsync(string postgres, IEnumerable<MadeDossier> dossiers)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var copy = await connection.BeginBinaryImportAsync("""
            COPY dossier (id, revision, head, state, applicant, filed_by, procedure, procedure_version, field, agency, channel,
                online_kind, status, created_at, updated_at, submitted_at, received_at, due_at, first_due_at, finished_at,
                ended_at, paused_milliseconds, supplement_requests, extended, fee_due, fee_paid, paid_online, paid_online_at,
                has_component_file, reused_component, component_from_store, electronic_result, result_in_store,
                population_data, identity_verified, petitioned, synced_at)
            FROM STDIN (FORMAT BINARY)
            """);
        foreach (var dossier in dossiers)
            await WriteAsync(copy, dossier);
        await copy.CompleteAsync();
    }

    /// <summary>The events of the dossiers in the order of a month: the steps of many lie between those of one.</summary>
    public static async Task WriteEventsAsync(string postgres, IReadOnlyList<MadeDossier> dossiers, Range range)
    {
        var (first, steps) = range.GetOffsetAndLength(Steps.Length);
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY dossier_event (dossier, seq, at, actor, type, body, hash) FROM STDIN (FORMAT BINARY)");
        var apart = Math.Max(1, dossiers.Count / 20);
        for (var i = 0; i < dossiers.Count + (apart * (steps - 1)); i++)
        {
            for (var step = 0; step < steps; step++)
            {
                if (i - (apart * step) is >= 0 and var place && place < dossiers.Count)
                    await WriteAsync(copy, dossiers[place], first + step);
            }
        }

        await copy.CompleteAsync();
    }

    public static async Task AnalyzeAsync(string postgres)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, MadeDossier dossier, int step)
    {
        await copy.StartRowAsync();
        await copy.WriteAsync(dossier.Id.ToString("D"), NpgsqlDbType.Text);
        await copy.WriteAsync(step + 1, NpgsqlDbType.Integer);
        await copy.WriteAsync(Milliseconds(dossier.ReceivedAt), NpgsqlDbType.Bigint);
        await copy.WriteAsync("bench", NpgsqlDbType.Text);
        await copy.WriteAsync("dossier." + Steps[step], NpgsqlDbType.Text);
        await copy.WriteAsync(Body, NpgsqlDbType.Text);
        await copy.WriteAsync(Hash, NpgsqlDbType.Bytea);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, MadeDossier dossier)
    {
        var received = Milliseconds(dossier.ReceivedAt);
        await copy.StartRowAsync();
        await copy.WriteAsync(dossier.Id.ToString("D"), NpgsqlDbType.Text);
        await copy.WriteAsync(EventsOfDossier, NpgsqlDbType.Integer);
        await copy.WriteAsync(Hash, NpgsqlDbType.Bytea);
        await copy.WriteAsync(State, NpgsqlDbType.Text);
        await copy.WriteAsync("bench", NpgsqlDbType.Text);
        await copy.WriteAsync("bench", NpgsqlDbType.Text);
        await copy.WriteAsync(dossier.Procedure, NpgsqlDbType.Text);
        await copy.WriteAsync(1, NpgsqlDbType.Integer);
        await copy.WriteAsync("bench", NpgsqlDbType.Text);
        await copy.WriteAsync(dossier.Agency, NpgsqlDbType.Text);
        await copy.WriteAsync(dossier.Channel, NpgsqlDbType.Smallint);
        await copy.WriteAsync((short)4, NpgsqlDbType.Smallint);
        await copy.WriteAsync(dossier.Status, NpgsqlDbType.Smallint);
        await copy.WriteAsync(received, NpgsqlDbType.Bigint);
        await copy.WriteAsync(Milliseconds(dossier.FinishedAt ?? dossier.ReceivedAt), NpgsqlDbType.Bigint);
        await copy.WriteAsync(received, NpgsqlDbType.Bigint);
        await copy.WriteAsync(received, NpgsqlDbType.Bigint);
        await copy.WriteAsync(Milliseconds(dossier.DueAt), NpgsqlDbType.Bigint);
        await copy.WriteAsync(Milliseconds(dossier.DueAt), NpgsqlDbType.Bigint);
        await WriteAsync(copy, dossier.FinishedAt);
        await WriteAsync(copy, dossier.FinishedAt);
        await copy.WriteAsync(0L, NpgsqlDbType.Bigint);
        await copy.WriteAsync((short)0, NpgsqlDbType.Smallint);
        await copy.WriteAsync(false, NpgsqlDbType.Boolean);
        await copy.WriteAsync(dossier.HasFee ? 8_000L : 0L, NpgsqlDbType.Bigint);
        await copy.WriteAsync(dossier.PaidOnline ? 8_000L : 0L, NpgsqlDbType.Bigint);
        await copy.WriteAsync(dossier.PaidOnline, NpgsqlDbType.Boolean);
        await WriteAsync(copy, dossier.PaidOnline ? dossier.ReceivedAt : null);
        await copy.WriteAsync(dossier.HasComponentFile, NpgsqlDbType.Boolean);
        await copy.WriteAsync(dossier.ReusedComponent, NpgsqlDbType.Boolean);
        await copy.WriteAsync(dossier.FromStore, NpgsqlDbType.Boolean);
        await copy.WriteAsync(dossier.ElectronicResult, NpgsqlDbType.Boolean);
        await copy.WriteAsync(false, NpgsqlDbType.Boolean);
        await copy.WriteAsync(false, NpgsqlDbType.Boolean);
        await copy.WriteAsync(dossier.IdentityVerified, NpgsqlDbType.Boolean);
        await copy.WriteAsync(false, NpgsqlDbType.Boolean);
        await WriteAsync(copy, dossier.IsSynchronised ? dossier.ReceivedAt : null);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, DateTimeOffset? moment)
    {
        if (moment is { } at)
            await copy.WriteAsync(Milliseconds(at), NpgsqlDbType.Bigint);
        else
            await copy.WriteNullAsync();
    }

    private static long Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();
}
