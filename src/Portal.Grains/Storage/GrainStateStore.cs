using System.Data.Common;
using Dapper;

namespace Portal.Grains.Storage;

/// <summary>
/// Grain states as rows, through the very statements that Orleans' ADO.NET provider uses: an installation can change the
/// engine and keeps its states.
/// </summary>
internal sealed class GrainStateStore(PortalDatabase database, string serviceId)
{
    private IReadOnlyDictionary<string, string>? statements;

    /// <summary>The stored payload and version; the payload of a cleared state is <see langword="null"/>.</summary>
    public async Task<(byte[]? Payload, int Version)?> ReadAsync(
        string stateName, GrainKey key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = await CreateAsync(connection, "ReadFromStorageKey", stateName, key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;

        var payload = reader.GetOrdinal("PayloadBinary");
        return (
            reader.IsDBNull(payload) ? null : reader.GetFieldValue<byte[]>(payload),
            reader.GetInt32(reader.GetOrdinal("Version")));
    }

    /// <summary>
    /// Writes over the version that was read; <see langword="null"/> = there must be none yet. Returns the new version,
    /// or <see langword="null"/> when somebody else was first.
    /// </summary>
    public Task<int?> WriteAsync(
        string stateName, GrainKey key, int? version, byte[] payload, CancellationToken cancellationToken) =>
        ChangeAsync("WriteToStorageKey", stateName, key, version, payload, cancellationToken);

    /// <summary>Deletes the version that was read; <see langword="null"/> when it is not the stored one.</summary>
    public Task<int?> DeleteAsync(
        string stateName, GrainKey key, int? version, CancellationToken cancellationToken) =>
        ChangeAsync("DeleteStorageKey", stateName, key, version, null, cancellationToken);

    private async Task<int?> ChangeAsync(
        string statement, string stateName, GrainKey key, int? version, byte[]? payload, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = await CreateAsync(connection, statement, stateName, key);
        Add(command, "GrainStateVersion", System.Data.DbType.Int32, version);
        if (payload is not null)
            Add(command, "PayloadBinary", System.Data.DbType.Binary, payload);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt32(0) : null;
    }

    private async Task<DbCommand> CreateAsync(DbConnection connection, string statement, string stateName, GrainKey key)
    {
        var command = connection.CreateCommand((await ReadStatementsAsync(connection))[statement]);
        Add(command, "ServiceId", System.Data.DbType.String, serviceId);
        Add(command, "GrainTypeString", System.Data.DbType.String, stateName);
        Add(command, "GrainIdN0", System.Data.DbType.Int64, key.N0);
        Add(command, "GrainIdN1", System.Data.DbType.Int64, key.N1);
        Add(command, "GrainIdExtensionString", System.Data.DbType.String, key.Text);
        return command;
    }

    private static void Add(DbCommand command, string name, System.Data.DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private async ValueTask<IReadOnlyDictionary<string, string>> ReadStatementsAsync(DbConnection connection)
    {
        // Two that come first at once both read them; it does no harm.
        statements ??= (await connection.QueryAsync<(string Key, string Text)>(
            "SELECT QueryKey, QueryText FROM OrleansQuery")).ToDictionary(row => row.Key, row => row.Text);
        return statements;
    }
}
