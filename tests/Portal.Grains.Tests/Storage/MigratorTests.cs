using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Storage;

public sealed class MigratorTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task The_second_run_has_nothing_to_do(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, migrate: false);
        var migrator = new Migrator(test.Database, TimeProvider.System);

        Assert.Equal(Migration.For(kind), await migrator.MigrateAsync(default));
        Assert.Empty(await migrator.MigrateAsync(default));
        await migrator.CheckAsync(default);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task Processes_that_start_together_migrate_once(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, migrate: false);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            new Migrator(test.Database, TimeProvider.System).MigrateAsync(default))));

        Assert.Single(applied, migrations => migrations.Count > 0);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task A_newer_database_is_refused(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var older = new Migrator(test.Database, TimeProvider.System, [Migration.For(kind)[0]]);

        var whenMigrating = await Assert.ThrowsAsync<SchemaException>(() => older.MigrateAsync(default));
        var whenChecking = await Assert.ThrowsAsync<SchemaException>(() => older.CheckAsync(default));

        Assert.Contains("this program knows only 1", whenMigrating.Message, StringComparison.Ordinal);
        Assert.Equal(whenMigrating.Message, whenChecking.Message);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task A_process_without_rights_is_told_to_migrate(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, migrate: false);

        var refused = await Assert.ThrowsAsync<SchemaException>(
            () => new Migrator(test.Database, TimeProvider.System).CheckAsync(default));

        Assert.Contains("portal migrate", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task A_migration_that_fails_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, migrate: false);
        var broken = new Migrator(
            test.Database, TimeProvider.System, [.. Migration.For(kind), new Migration(9999, "9999_broken", "CREATE NONSENSE")]);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => broken.MigrateAsync(default));

        var applied = await new Migrator(test.Database, TimeProvider.System).MigrateAsync(default);
        Assert.Equal(Migration.For(kind), applied);
    }
}
