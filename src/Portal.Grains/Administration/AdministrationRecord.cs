using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Portal.Grains.Storage;

namespace Portal.Grains.Administration;

/// <summary>The record as rows, each with the hash of the one before it: whatever is changed or cut out shows.</summary>
internal sealed class AdministrationRecord(PortalDatabase database, TimeProvider time) : IAdministrationRecord
{
    // Any fixed number: entries are written one after the other, by whichever process.
    private const long LockKey = 0x61646D696E;

    private const string Columns =
        """
        position AS "Position", at AS "At", actor AS "Actor", agency AS "Agency", action AS "Action", target AS "Target",
        request_hash AS "RequestHash", status AS "Status", hash AS "Hash"
        """;

    public async Task WriteAsync(AdministrationAct act, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // SQLite takes the write lock at once here.
        await using var transaction = await connection.BeginWritingAsync(cancellationToken);
        if (database.Kind == DatabaseKind.PostgreSql)
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@LockKey)", new { LockKey }, transaction);

        var last = await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM administration_event ORDER BY position DESC LIMIT 1", transaction: transaction);
        var row = Row.Of(act, (last?.Position ?? 0) + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        row.Hash = row.HashAfter(last?.Hash ?? []);
        await connection.ExecuteAsync(
            """
            INSERT INTO administration_event (position, at, actor, agency, action, target, request_hash, status, hash)
            VALUES (@Position, @At, @Actor, @Agency, @Action, @Target, @RequestHash, @Status, @Hash)
            """,
            row,
            transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<ImmutableArray<AdministrationEntry>> ReadAsync(
        long? before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM administration_event WHERE position < @before ORDER BY position DESC LIMIT @limit",
            new { before = before ?? long.MaxValue, limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>How far it is; <see langword="null"/> while it is empty.</summary>
    public static async Task<AdministrationHead?> ReadHeadAsync(DbConnection connection) =>
        await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM administration_event ORDER BY position DESC LIMIT 1") is { } last
            ? new AdministrationHead(last.Position, Convert.ToHexStringLower(last.Hash))
            : null;

    /// <summary>The position of the first entry that is not as it was written, or <see langword="null"/>.</summary>
    /// <param name="known">
    /// How far the record was once: without that, entries that were cut off at the end, or all of them written anew, are not missed.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<long?> FindFaultAsync(AdministrationHead? known, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = connection.QueryUnbufferedAsync<Row>($"SELECT {Columns} FROM administration_event ORDER BY position");
        var (expected, hash) = (1L, Array.Empty<byte>());
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Position != expected || !row.Hash.AsSpan().SequenceEqual(row.HashAfter(hash)))
                return expected;
            if (row.Position == known?.Entries && Convert.ToHexStringLower(row.Hash) != known.Hash)
                return expected;
            (expected, hash) = (expected + 1, row.Hash);
        }

        return expected <= known?.Entries ? expected : null;
    }

    private sealed class Row
    {
        public long Position { get; set; }
        public long At { get; set; }
        public string Actor { get; set; } = "";
        public string? Agency { get; set; }
        public string Action { get; set; } = "";
        public string Target { get; set; } = "";
        public byte[] RequestHash { get; set; } = [];
        public int? Status { get; set; }
        public byte[] Hash { get; set; } = [];

        public static Row Of(AdministrationAct act, long position, long at) => new()
        {
            Position = position,
            At = at,
            Actor = act.Actor,
            Agency = act.Agency,
            Action = act.Action,
            Target = act.Target,
            RequestHash = Convert.FromHexString(act.RequestHash),
            Status = act.Status,
        };

        /// <summary>Written as a JSON array, so that no two different rows read the same.</summary>
        public byte[] HashAfter(byte[] before) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[]
        {
            Convert.ToHexString(before),
            Position.ToString(CultureInfo.InvariantCulture),
            At.ToString(CultureInfo.InvariantCulture),
            Actor,
            Agency,
            Action,
            Target,
            Convert.ToHexString(RequestHash),
            Status?.ToString(CultureInfo.InvariantCulture),
        }));

        public AdministrationEntry ToEntry() => new(
            Position, DateTimeOffset.FromUnixTimeMilliseconds(At), Actor, Agency, Action, Target,
            Convert.ToHexStringLower(RequestHash), Status, Convert.ToHexStringLower(Hash));
    }
}
