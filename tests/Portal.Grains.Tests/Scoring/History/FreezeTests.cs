using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Folding;
using Portal.Grains.Scoring.History;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Scoring.Folding;
using Portal.Grains.Tests.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.History;

public sealed class SqliteFreezeTests() : FreezeTests(DatabaseKind.Sqlite);

public sealed class PostgresFreezeTests() : FreezeTests(DatabaseKind.PostgreSql);

/// <summary>Months on record, and the daily snapshots.</summary>
public abstract class FreezeTests : IAsyncLifetime
{
    private readonly DatabaseKind kind;
    private readonly string folder = Directory.CreateTempSubdirectory("portal-keys-").FullName;
    private readonly Source source = new();
    private FoldWorld world = null!;
    private ScoreFold fold = null!;

    private protected FreezeTests(DatabaseKind kind) => this.kind = kind;

    public async Task InitializeAsync() => (world, fold) = (await FoldWorld.CreateAsync(kind), null!);

    public async Task DisposeAsync()
    {
        fold?.Dispose();
        await world.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_month_is_put_on_record_some_days_after_its_end_once_and_signed()
    {
        var freezer = Freezer();
        world.Clock.Set(At("2026-09-04T23:59:59+07:00"));
        Assert.Equal(1, await freezer.FreezeAsync(default));
        Assert.NotNull(await History().FindFrozenAsync(Month("2026-07"), default));
        Assert.Null(await History().FindFrozenAsync(Month("2026-08"), default));

        world.Clock.Set(At("2026-09-05T00:00:00+07:00"));
        Assert.Equal(1, await freezer.FreezeAsync(default));
        Assert.Equal(0, await freezer.FreezeAsync(default));

        var frozen = await History().FindFrozenAsync(Month("2026-08"), default);
        Assert.True(frozen!.IsGenuine);
        Assert.Equal("2026-08", frozen.Period);
        Assert.Equal(source.Units.SelectMany(unit => unit.Indices), frozen.Units.SelectMany(unit => unit.Indices));
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(frozen.PublicKey.Span, out _);
        Assert.True(key.VerifyData(frozen.Content.Span, frozen.Signature.Span, HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task Months_that_were_missed_are_made_up_for()
    {
        world.Clock.Set(At("2026-06-10T00:00:00+07:00"));
        Assert.Equal(1, await Freezer().FreezeAsync(default));

        world.Clock.Set(At("2026-09-10T00:00:00+07:00"));

        Assert.Equal(3, await Freezer().FreezeAsync(default));
    }

    [Fact]
    public async Task What_is_corrected_later_shows_beside_it_and_does_not_change_it()
    {
        world.Clock.Set(At("2026-09-10T00:00:00+07:00"));
        await Freezer().FreezeAsync(default);
        var before = await History().FindFrozenAsync(Month("2026-08"), default);
        Assert.Empty(await History().CorrectionsAsync(Month("2026-08"), Shipped.Portal, default));

        source.Units = [new UnitIndices("H44", [new("2.1", 9, 10), new("3.3", 1, 2)]), new UnitIndices("H44.03", [new("2.1", 1, 1)])];

        ScoreCorrection[] expected =
        [
            new("H44", new("2.1", 8, 10), new("2.1", 9, 10)),
            new("H44.03", null, new("2.1", 1, 1)),
        ];
        Assert.Equal(expected, (await History().CorrectionsAsync(Month("2026-08"), Shipped.Portal, default)).ToArray());
        Assert.Equal(before!.Content.ToArray(), (await History().FindFrozenAsync(Month("2026-08"), default))!.Content.ToArray());
    }

    [Theory]
    [InlineData("UPDATE score_freeze SET key_id = 'x'")]
    [InlineData("DELETE FROM score_freeze")]
    public async Task The_database_refuses_to_change_it(string sql)
    {
        world.Clock.Set(At("2026-09-10T00:00:00+07:00"));
        await Freezer().FreezeAsync(default);

        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(sql));

        Assert.Contains("never changed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_behind_the_back_of_the_database_shows()
    {
        world.Clock.Set(At("2026-09-10T00:00:00+07:00"));
        await Freezer().FreezeAsync(default);
        await ExecuteAsync(kind == DatabaseKind.Sqlite
            ? "DROP TRIGGER score_freeze_update"
            : "ALTER TABLE score_freeze DISABLE TRIGGER ALL");
        await ExecuteAsync(kind == DatabaseKind.Sqlite
            ? "UPDATE score_freeze SET content = CAST(replace(CAST(content AS TEXT), ':8,', ':9,') AS BLOB)"
            : "UPDATE score_freeze SET content = convert_to(replace(convert_from(content, 'UTF8'), ':8,', ':9,'), 'UTF8')");

        var frozen = await History().FindFrozenAsync(Month("2026-08"), default);

        Assert.Equal(9, frozen!.Units[0].Indices[0].Numerator);
        Assert.False(frozen.IsGenuine);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_put_on_record_where_none_may_be_made()
    {
        world.Clock.Set(At("2026-09-10T00:00:00+07:00"));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Freezer(new FreezeOptions()).FreezeAsync(default));

        Assert.Contains("Scores:SigningKey", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await History().FindFrozenAsync(Month("2026-08"), default));
    }

    [Fact]
    public void A_key_that_is_made_is_used_again_and_one_that_is_named_is_used()
    {
        var made = new MonthSigner(new FreezeOptions { KeyDirectory = folder }).Sign("a"u8).PublicKey;
        Assert.Equal(made, new MonthSigner(new FreezeOptions { KeyDirectory = folder }).Sign("b"u8).PublicKey);

        var file = Path.Combine(folder, "named.pem");
        using var named = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(file, named.ExportECPrivateKeyPem());
        Assert.Equal(
            named.ExportSubjectPublicKeyInfo(), new MonthSigner(new FreezeOptions { SigningKey = file }).Sign("c"u8).PublicKey);
    }

    [Fact]
    public async Task A_snapshot_is_taken_once_for_each_day_and_read_back()
    {
        var snapshots = new ScoreSnapshots(world.Database, source, world.Clock);
        world.Clock.Set(At("2026-09-01T00:05:00+07:00"));
        Assert.Equal(3, await snapshots.TakeAsync(default));
        Assert.Equal(0, await snapshots.TakeAsync(default));
        source.Units = [new UnitIndices("H44", [new("2.1", 9, 10)])];
        world.Clock.Set(At("2026-09-02T00:05:00+07:00"));
        await snapshots.TakeAsync(default);

        var year = await snapshots.ReadAsync("H44", Month("2026"), default);
        var august = await snapshots.ReadAsync("H44", Month("2026-08"), default);

        Assert.Equal([new DateOnly(2026, 8, 31), new DateOnly(2026, 9, 1)], year.Select(snapshot => snapshot.Day));
        Assert.Equal([8, 9], year.Select(snapshot => snapshot.Unit.Indices[0].Numerator));
        Assert.Equal([new DateOnly(2026, 8, 31)], august.Select(snapshot => snapshot.Day));
        Assert.Single(await snapshots.ReadAsync("H44", Month("2026-Q3"), default), snapshot => snapshot.Day.Month == 9);
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ScorePeriod Month(string name) =>
        ScorePeriod.TryParse(name, out var period) ? period : throw new InvalidOperationException("no period");

    private MonthFreezer Freezer(FreezeOptions? options = null)
    {
        options ??= new FreezeOptions { KeyDirectory = folder };
        fold ??= world.Fold();
        return new MonthFreezer(
            world.Database, fold, source, new MonthSigner(options), options, world.Clock, NullLogger<MonthFreezer>.Instance);
    }

    private ScoreHistory History() => new(
        world.Database, new KnownFacts(world.Database), new KnownCatalogue(world.Database), new ScoreSnapshots(world.Database, source, world.Clock), source);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await world.Database.OpenAsync(default);
        await using var command = connection.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Source : IShownIndices
    {
        public ImmutableArray<UnitIndices> Units { get; set; } =
            [new UnitIndices("H44", [new("2.1", 8, 10), new("3.3", 1, 2)])];

        public Task<ImmutableArray<UnitIndices>> ReadAsync(ScorePeriod period, CancellationToken cancellationToken) =>
            Task.FromResult(Units);
    }
}
