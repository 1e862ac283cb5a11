using Dapper;
using Portal.Grains.Storage;

namespace Portal.Grains.Documents;

/// <summary>Writes and reads the rows of uploads and documents.</summary>
internal sealed class DocumentRows(PortalDatabase database)
{
    // Any fixed number; the other half of the lock is the owner.
    private const int QuotaLock = 0x75706C64;

    private const string Columns = """
        select id, owner, agency, length, received, name, expected_hash as "ExpectedHash", hash,
            media_type as "MediaType", created_at as "CreatedAt", finished_at as "FinishedAt"
        from upload
        """;

    /// <summary>Begins an upload, unless its owner has begun too much since a moment.</summary>
    public async Task InsertAsync(
        UploadRow upload, DocumentPolicy policy, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginWritingAsync(cancellationToken);
        // Two who begin at once would each count without the other; on SQLite only one writes at a time.
        if (database.Kind == DatabaseKind.PostgreSql)
        {
            await connection.ExecuteAsync(
                "select pg_advisory_xact_lock(@QuotaLock, hashtext(@Owner))", new { QuotaLock, upload.Owner }, transaction);
        }

        await connection.ExecuteAsync(
            """
            insert into upload (id, owner, agency, length, received, name, expected_hash, created_at)
            select @Id, @Owner, @Agency, @Length, @Received, @Name, @ExpectedHash, @CreatedAt
            from (select count(*) as files, coalesce(sum(length), 0) as bytes from upload
                where owner = @Owner and created_at > @Since) as used
            where files < @DailyFiles and bytes + @Length <= @DailyBytes
            on conflict (id) do nothing
            """,
            new
            {
                upload.Id, upload.Owner, upload.Agency, upload.Length, upload.Received, upload.Name, upload.ExpectedHash,
                upload.CreatedAt, policy.DailyFiles, policy.DailyBytes, Since = since.ToUnixTimeMilliseconds(),
            },
            transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<UploadRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<UploadRow>(new CommandDefinition(
            $"{Columns} where id = @id", new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>These bytes are safe on disk, whoever is still there to hear of it.</summary>
    public Task KeepAsync(string id, long received) =>
        ExecuteAsync("update upload set received = @received where id = @id", new { id, received });

    /// <summary>All bytes are there: from now on, nothing but finishing can happen to the upload.</summary>
    public Task SealAsync(string id, string hash, string mediaType) => ExecuteAsync(
        "update upload set received = length, hash = @hash, media_type = @mediaType where id = @id",
        new { id, hash, mediaType });

    /// <summary>The document exists; what its owner uploaded before keeps its first name.</summary>
    public async Task FinishAsync(UploadRow upload, DateTimeOffset now)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginWritingAsync(CancellationToken.None);
        var row = new
        {
            upload.Id, upload.Owner, upload.Hash, upload.Agency, upload.Length, upload.MediaType, upload.Name,
            At = now.ToUnixTimeMilliseconds(),
        };
        await connection.ExecuteAsync(
            """
            insert into document (owner, hash, agency, size, media_type, name, at)
            values (@Owner, @Hash, @Agency, @Length, @MediaType, @Name, @At) on conflict (owner, hash) do nothing
            """,
            row,
            transaction);
        await connection.ExecuteAsync(
            "update upload set finished_at = @At where id = @Id and finished_at is null", row, transaction);
        await transaction.CommitAsync();
    }

    public Task DeleteAsync(string id) => ExecuteAsync("delete from upload where id = @id", new { id });

    /// <returns>Whether there was one that was not sealed.</returns>
    public async Task<bool> DeleteUnsealedAsync(string id) =>
        await ExecuteAsync("delete from upload where id = @id and hash is null", new { id }) > 0;

    /// <summary>Some uploads that began before a moment.</summary>
    public async Task<List<UploadRow>> BeganBeforeAsync(
        DateTimeOffset moment, string afterId, int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<UploadRow>(new CommandDefinition(
            $"{Columns} where created_at <= @moment and id > @afterId order by id limit @most",
            new { moment = moment.ToUnixTimeMilliseconds(), afterId, most },
            cancellationToken: cancellationToken))).AsList();
    }

    private async Task<int> ExecuteAsync(string sql, object values)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return await connection.ExecuteAsync(sql, values);
    }
}
