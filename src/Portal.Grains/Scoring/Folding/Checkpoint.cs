using System.Data.Common;
using System.Globalization;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>What the counters hold; stored in the same transaction as they.</summary>
/// <param name="Definition">Of the measures; empty while everything is to be built.</param>
/// <param name="Version">Number of the last pass that changed something.</param>
/// <param name="Built">Number of the pass that built everything.</param>
/// <param name="AsOf">The counters are right as of this moment.</param>
/// <param name="Dossiers">How far the events of dossiers were read.</param>
/// <param name="Petitions">How far the events of petitions were read.</param>
internal sealed record Checkpoint(
    string Definition, long Version, long Built, long AsOf, JournalPosition Dossiers, JournalPosition Petitions)
{
    private const string Columns =
        "definition, version, built, as_of, dossier_tx, dossier_position, petition_tx, petition_position";

    /// <summary>Whether the counters are those of this program.</summary>
    public bool IsCurrent => Definition == MeasureDefinition.Hash;

    public JournalPosition Of(StreamKind kind) => kind == StreamKind.Dossier ? Dossiers : Petitions;

    /// <summary>The checkpoint as it stands.</summary>
    public static async Task<Checkpoint> ReadAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        await ReadAsync(connection, transaction, "", cancellationToken)
            ?? throw new InvalidOperationException("The row of score_checkpoint is gone.");

    /// <summary>The checkpoint, locked until the end of the transaction; null when somebody else has it.</summary>
    public static Task<Checkpoint?> LockAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken) =>
        ReadAsync(connection, transaction, "FOR UPDATE SKIP LOCKED", cancellationToken);

    /// <summary>Replaces another checkpoint; false when that is not the stored one any more.</summary>
    public async Task<bool> ReplaceAsync(
        Checkpoint old, DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand(
            """
            UPDATE score_checkpoint
            SET definition = @definition, version = @version, built = @built, as_of = @as_of,
                dossier_tx = @dossier_tx, dossier_position = @dossier_position,
                petition_tx = @petition_tx, petition_position = @petition_position
            WHERE id = 1 AND version = @old_version AND definition = @old_definition
            """,
            ("@definition", Definition), ("@version", Version), ("@built", Built), ("@as_of", AsOf),
            ("@dossier_tx", Dossiers.Transaction), ("@dossier_position", Dossiers.Sequence),
            ("@petition_tx", Petitions.Transaction), ("@petition_position", Petitions.Sequence),
            ("@old_version", old.Version), ("@old_definition", old.Definition));
        command.Transaction = transaction;
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The parameters that say after which event to go on.</summary>
    public static (string Name, object? Value)[] After(JournalPosition position) =>
    [
        ("@tx", position.Transaction.ToString(CultureInfo.InvariantCulture)),
        ("@position", position.Sequence),
    ];

    private static async Task<Checkpoint?> ReadAsync(
        DbConnection connection, DbTransaction? transaction, string how, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand($"SELECT {Columns} FROM score_checkpoint WHERE id = 1 {how}");
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Checkpoint(
                reader.GetString(0),
                reader.GetInt64(1),
                reader.GetInt64(2),
                reader.GetInt64(3),
                new JournalPosition(reader.GetInt64(4), reader.GetInt64(5)),
                new JournalPosition(reader.GetInt64(6), reader.GetInt64(7)))
            : null;
    }
}
