using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Dossiers.Walks;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Storage;

/// <summary>Migration 0003 on a portal that has dossiers already: random lives, stored as the version before wrote them.</summary>
public sealed partial class InputsMigrationTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task Older_dossiers_get_their_pauses_and_payments_and_stay_what_their_events_lead_to(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, migrate: false);
        await new Migrator(test.Database, TimeProvider.System, [.. Migration.For(kind).Take(2)]).MigrateAsync(default);
        var lives = Enumerable.Range(1, 1_000).Select(seed => OldLife.Of(new DossierWalk(seed).Go(120)))
            .OfType<OldLife>().ToList();
        var olds = lives.Where(old => old.State.Pauses is not null)
            .Concat(lives.Where(old => old.State is { Pauses: null, FeePaid: > 0 }).Take(100)).ToList();
        for (var i = 0; i < olds.Count; i++)
            await StoreAsync(test.Database, olds[i], Id(i));

        await new Migrator(test.Database, TimeProvider.System).MigrateAsync(default);

        await using var connection = await test.Database.OpenAsync(default);
        for (var i = 0; i < olds.Count; i++)
        {
            var expected = olds[i].State.ToRow();
            var (state, pauses, paid, synced) = await connection.QuerySingleAsync<(string, string?, long?, long?)>(
                "SELECT state, pauses, paid_online_at, synced_at FROM dossier WHERE id = @id", new { id = Id(i) });
            Assert.True(DossierReplay.LeadsTo(olds[i].State.Id, olds[i].Journal, Encoding.UTF8.GetBytes(state)), state);
            Assert.Equal(
                (expected.Pauses, expected.PaidOnlineAt?.ToUnixTimeMilliseconds(), null), (pauses, paid, synced));
        }

        Assert.True(olds.Count(old => old.State.Pauses is not null) > 10, "Hardly a dossier was paused.");
        Assert.Contains(olds, old => old.State is { Pauses: not null, PaidOnlineAt: not null });
        Assert.Contains(olds, old => old.State is { FeePaid: > 0, PaidOnlineAt: null });
    }

    /// <summary>A life without what the version before could not record.</summary>
    private sealed record OldLife(DossierState State, List<JournalEntry> Journal)
    {
        public static OldLife? Of(DossierWalk walk)
        {
            if (walk.Last is null)
                return null;

            var journal = walk.Journal.Where(entry => entry.Type != "dossier.synchronised").ToList();
            return new OldLife(DossierReplay.Rebuild(walk.Last.Id, journal)!, journal);
        }
    }

    private static string Id(int number) => $"dossier-{number}";

    private static async Task StoreAsync(PortalDatabase database, OldLife old, string id)
    {
        await using var connection = await database.OpenAsync(default);
        foreach (var entry in old.Journal)
        {
            var happened = new
            {
                id,
                entry.Sequence,
                At = entry.At.ToUnixTimeMilliseconds(),
                entry.Actor,
                entry.Type,
                Body = Encoding.UTF8.GetString(entry.Body.Span),
                Hash = Array.Empty<byte>(),
            };
            await connection.ExecuteAsync(
                "INSERT INTO dossier_event (dossier, seq, at, actor, type, body, hash) "
                + "VALUES (@id, @Sequence, @At, @Actor, @Type, @Body, @Hash)",
                happened);
        }

        var row = old.State.ToRow();
        var columns = new Dictionary<string, object>
        {
            ["id"] = id,
            ["revision"] = old.Journal.Count,
            ["head"] = Array.Empty<byte>(),
            ["state"] = Later().Replace(Encoding.UTF8.GetString(row.State.Span), ""),
            ["applicant"] = row.Applicant,
            ["filed_by"] = row.FiledBy,
            ["procedure"] = row.Procedure,
            ["procedure_version"] = row.ProcedureVersion,
            ["field"] = row.Field,
            ["agency"] = row.Agency,
            ["channel"] = row.Channel,
            ["online_kind"] = row.OnlineKind,
            ["status"] = row.Status,
            ["created_at"] = row.CreatedAt.ToUnixTimeMilliseconds(),
            ["updated_at"] = row.UpdatedAt.ToUnixTimeMilliseconds(),
            ["paused_milliseconds"] = row.PausedMilliseconds,
            ["supplement_requests"] = row.SupplementRequests,
            ["extended"] = row.Extended,
            ["fee_due"] = row.FeeDue,
            ["fee_paid"] = row.FeePaid,
            ["paid_online"] = row.PaidOnline,
            ["has_component_file"] = row.HasComponentFile,
            ["reused_component"] = row.ReusedComponent,
            ["component_from_store"] = row.ComponentFromStore,
            ["electronic_result"] = row.ElectronicResult,
            ["result_in_store"] = row.ResultInStore,
            ["population_data"] = row.PopulationData,
            ["identity_verified"] = row.IdentityVerified,
            ["petitioned"] = row.Petitioned,
        };
        await connection.ExecuteAsync(
            $"INSERT INTO dossier ({string.Join(", ", columns.Keys)}) VALUES (@{string.Join(", @", columns.Keys)})",
            columns);
    }

    [GeneratedRegex(",\"(pauses|paidOnlineAt|marks)\":\"[^\"]*\"")]
    private static partial Regex Later();
}
