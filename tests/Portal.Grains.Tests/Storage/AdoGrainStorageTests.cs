using Dapper;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Storage;

public sealed class SqliteAdoGrainStorageTests() : AdoGrainStorageTests(DatabaseKind.Sqlite);

public sealed class PostgresAdoGrainStorageTests() : AdoGrainStorageTests(DatabaseKind.PostgreSql);

public abstract class AdoGrainStorageTests : IAsyncLifetime
{
    private const string Name = "citizen";
    private static readonly GrainId Id = GrainId.Create("citizengrain", "citizen-1");

    private readonly DatabaseKind kind;
    private TestDatabase? test;

    private protected AdoGrainStorageTests(DatabaseKind kind) => this.kind = kind;

    private AdoGrainStorage Storage => new(new GrainStateStore(test!.Database, "portal"));

    public async Task InitializeAsync() => test = await TestDatabase.CreateAsync(kind);

    public async Task DisposeAsync() => await test!.DisposeAsync();

    [Fact]
    public async Task A_state_that_was_never_written_does_not_exist()
    {
        var state = new GrainState<Profile>();

        await Storage.ReadStateAsync(Name, Id, state);

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
    }

    [Fact]
    public async Task What_is_written_is_read_and_the_version_counts()
    {
        await WriteAsync(new Profile("Nguyễn Thị Đượm", [1]), null);
        var second = await WriteAsync(new Profile("'; DROP TABLE grain_state; --", [1, 2]), "1");

        var read = await ReadAsync();

        Assert.Equal(("2", "2"), (second.ETag, read.ETag));
        Assert.True(read.RecordExists);
        Assert.Equal("'; DROP TABLE grain_state; --", read.State!.Name);
        Assert.Equal([1, 2], read.State.Drafts);
    }

    [Fact]
    public async Task Two_states_of_a_grain_and_two_grains_do_not_meet()
    {
        await WriteAsync(new Profile("a", []), null);
        var other = new GrainState<Profile>(new Profile("b", []));
        await Storage.WriteStateAsync("agency", Id, other);
        var sibling = new GrainState<Profile>(new Profile("c", []));
        await Storage.WriteStateAsync(Name, GrainId.Create("citizengrain", "1F+citizen-1"), sibling);

        Assert.Equal("a", (await ReadAsync()).State!.Name);
    }

    [Fact]
    public async Task An_old_version_is_refused_and_leaves_the_state_alone()
    {
        await WriteAsync(new Profile("a", []), null);
        await WriteAsync(new Profile("b", []), "1");

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(new Profile("late", []), "1"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(new Profile("new", []), null));
        await Assert.ThrowsAsync<InconsistentStateException>(() => ClearAsync("1"));

        Assert.Equal("b", (await ReadAsync()).State!.Name);
    }

    [Fact]
    public async Task A_version_of_a_state_that_is_gone_is_refused() =>
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(new Profile("a", []), "3"));

    [Fact]
    public async Task Of_two_first_writers_at_once_one_wins()
    {
        for (var round = 0; round < 50; round++)
        {
            var id = GrainId.Create("citizengrain", $"citizen-{round}");
            var writes = Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
            {
                var state = new GrainState<Profile>(new Profile($"{i}", []));
                await Storage.WriteStateAsync(Name, id, state);
                return state;
            })).ToList();

            await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);

            var won = Assert.Single(writes, write => write.IsCompletedSuccessfully);
            Assert.All(
                writes.Where(write => write != won),
                write => Assert.IsType<InconsistentStateException>(write.Exception!.InnerException));
            var read = new GrainState<Profile>();
            await Storage.ReadStateAsync(Name, id, read);
            Assert.Equal((await won).State!.Name, read.State!.Name);
        }
    }

    [Fact]
    public async Task A_cleared_state_leaves_no_row_and_can_be_written_again()
    {
        await WriteAsync(new Profile("a", []), null);

        var cleared = await ClearAsync("1");

        Assert.False(cleared.RecordExists);
        Assert.Null(cleared.ETag);
        await using (var connection = await test!.Database.OpenAsync(default))
            Assert.Equal(0, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM grain_state"));
        Assert.Equal("1", (await WriteAsync(new Profile("b", []), cleared.ETag)).ETag);
    }

    [Fact]
    public async Task Clearing_what_does_not_exist_is_no_conflict() => Assert.Null((await ClearAsync(null)).ETag);

    [Fact]
    public async Task The_clear_statement_for_a_provider_that_keeps_rows_empties_the_payload()
    {
        await WriteAsync(new Profile("a", []), null);
        await using (var connection = await test!.Database.OpenAsync(default))
        {
            var clear = await connection.ExecuteScalarAsync<string>(
                "SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'ClearStorageKey'");
            var parameters = new
            {
                GrainIdHash = 1,
                GrainTypeHash = 2,
                GrainIdN0 = 0L,
                GrainIdN1 = 0L,
                GrainTypeString = Name,
                GrainIdExtensionString = "citizen-1",
                ServiceId = "portal",
                GrainStateVersion = (int?)1,
            };
            Assert.Equal(2, await connection.ExecuteScalarAsync<int?>(clear!, parameters));
            Assert.Null(await connection.ExecuteScalarAsync<int?>(clear!, parameters));
        }

        var read = await ReadAsync();
        Assert.False(read.RecordExists);
        Assert.Equal("2", read.ETag);
        Assert.Equal("3", (await WriteAsync(new Profile("b", []), read.ETag)).ETag);
    }

    private async Task<GrainState<Profile>> ReadAsync()
    {
        var state = new GrainState<Profile>();
        await Storage.ReadStateAsync(Name, Id, state);
        return state;
    }

    private async Task<GrainState<Profile>> WriteAsync(Profile profile, string? etag)
    {
        var state = new GrainState<Profile>(profile, etag);
        await Storage.WriteStateAsync(Name, Id, state);
        return state;
    }

    private async Task<GrainState<Profile>> ClearAsync(string? etag)
    {
        var state = new GrainState<Profile>(null, etag);
        await Storage.ClearStateAsync(Name, Id, state);
        return state;
    }

    internal sealed record Profile(string Name, IReadOnlyList<int> Drafts);
}
