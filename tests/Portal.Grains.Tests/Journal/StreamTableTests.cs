using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Journal;

public sealed class StreamTableTests
{
    public static TheoryData<int> Kinds => [.. StreamTables.All.Select(table => (int)table.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_property_of_a_row_has_its_column(int kind)
    {
        var table = StreamTables.Of((StreamKind)kind);
        var properties = table.RowType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name != nameof(StreamRow.State))
            .Select(property => Regex.Replace(property.Name, "(?<!^)([A-Z])", "_$1").ToLowerInvariant());

        Assert.Equal(properties.Order(), table.RowColumns.Select(column => column.Name).Order());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    internal async Task Every_column_of_a_table_is_written(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var connection = await test.Database.OpenAsync(default);
        foreach (var table in StreamTables.All)
        {
            await using var command = connection.CreateCommand($"SELECT * FROM {table.Name}");
            await using var reader = await command.ExecuteReaderAsync();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);

            Assert.Equal(columns.Order(), table.Columns.Select(column => column.Name).Order());
        }
    }
}
