using Npgsql;
using NpgsqlTypes;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Copies facts into their table. Rows go into the buffer of the connection; only that waits for the network.</summary>
internal sealed class FactCopy(NpgsqlBinaryImporter copy) : IAsyncDisposable
{
    public static Task<NpgsqlBinaryImporter> BeginAsync(
        NpgsqlConnection connection, string table, CancellationToken cancellationToken) =>
        connection.BeginBinaryImportAsync(
            $"COPY {table} (id, fact, next_change_at) FROM STDIN (FORMAT BINARY)", cancellationToken);

    public static async Task WriteAsync(
        NpgsqlConnection connection, string table, IEnumerable<FactWrite> writes, CancellationToken cancellationToken)
    {
        await using var copy = new FactCopy(await BeginAsync(connection, table, cancellationToken));
        foreach (var write in writes)
            copy.Write(write);
        await copy.CompleteAsync(cancellationToken);
    }

    public void Write(in FactWrite write)
    {
        copy.StartRow();
        copy.Write(write.Id, NpgsqlDbType.Text);
        copy.Write(write.Packed, NpgsqlDbType.Bytea);
        if (write.NextChangeAt == Moment.Never)
            copy.WriteNull();
        else
            copy.Write(write.NextChangeAt, NpgsqlDbType.Bigint);
    }

    public ValueTask<ulong> CompleteAsync(CancellationToken cancellationToken) => copy.CompleteAsync(cancellationToken);

    public ValueTask DisposeAsync() => copy.DisposeAsync();
}
