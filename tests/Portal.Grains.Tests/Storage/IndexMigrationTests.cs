using Dapper;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Storage;

public sealed class IndexMigrationTests
{
    // Taking an index away locks the table for readers, too, until the migration commits.
    [Fact]
    public async Task Everybody_reads_while_the_indexes_of_migration_16_are_built()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, migrate: false);
        var migrations = Migration.For(DatabaseKind.PostgreSql);
        await new Migrator(test.Database, TimeProvider.System, [.. migrations.Take(15)]).MigrateAsync(default);
        var script = migrations[15].Sql;
        var built = script.IndexOf(';', script.LastIndexOf("CREATE INDEX", StringComparison.Ordinal)) + 1;

        await using var migrating = await test.Database.OpenAsync(default);
        await using var transaction = await migrating.BeginTransactionAsync();
        await migrating.ExecuteAsync(script[..built], transaction: transaction);

        await using var reading = await test.Database.OpenAsync(default);
        Assert.Equal(0, await reading.ExecuteScalarAsync<long>(
            """
            SET lock_timeout = '1s';
            SELECT (SELECT count(*) FROM dossier) + (SELECT count(*) FROM petition) + (SELECT count(*) FROM mandate)
            """));
        await migrating.ExecuteAsync(script[built..], transaction: transaction);
        Assert.Empty(await migrating.QueryAsync<string>(
            "SELECT indexname FROM pg_indexes WHERE indexname LIKE '%\\_before'", transaction: transaction));
    }
}
