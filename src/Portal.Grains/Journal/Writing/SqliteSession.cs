using System.Data.Common;
using Microsoft.Data.Sqlite;
using Portal.Grains.Storage;
using SQLitePCL;

namespace Portal.Grains.Journal.Writing;

/// <summary>
/// Writes batches to SQLite over one connection. Calls block; the journal runs them on a thread of their own.
/// </summary>
internal sealed class SqliteSession(PortalDatabase database) : IJournalSession
{
    private SqliteConnection? connection;
    private SqliteWriteCommands? commands;

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        connection = (SqliteConnection)await database.OpenAsync(cancellationToken);
        commands = new SqliteWriteCommands(connection);
    }

    public ValueTask WriteAsync(List<PendingAppend> batch)
    {
        if (!TryWrite(batch))
        {
            // Something in the batch is refused: each append alone, so that it can only hurt itself.
            foreach (var pending in batch)
                TryWrite([pending]);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        commands?.Dispose();
        commands = null;
        if (connection is { } closing)
        {
            connection = null;
            await closing.DisposeAsync();
        }
    }

    private bool TryWrite(List<PendingAppend> batch)
    {
        commands!.Begin.ExecuteNonQuery();
        try
        {
            foreach (var pending in batch)
                pending.Outcome = Write(pending);
        }
        catch (Exception exception)
        {
            // First of all: nothing of the batch is kept, so nobody may be told that it was, whatever fails next.
            Forget(batch);
            RollBack();
            if (exception is not DbException)
                throw;
            if (batch.Count == 1)
                batch[0].Failure = new JournalUnavailableException("The database refused the append.", exception);
            return batch.Count == 1;
        }

        Commit(batch);
        return true;
    }

    private void Commit(List<PendingAppend> batch)
    {
        try
        {
            commands!.Commit.ExecuteNonQuery();
        }
        catch
        {
            Forget(batch);
            throw;
        }
    }

    /// <summary>Where the disk is full or fails, SQLite has taken the transaction back by itself.</summary>
    private void RollBack()
    {
        if (raw.sqlite3_get_autocommit(connection!.Handle) == 0)
            commands!.Rollback.ExecuteNonQuery();
    }

    private static void Forget(List<PendingAppend> batch)
    {
        foreach (var pending in batch)
            pending.Outcome = null;
    }

    private AppendOutcome Write(PendingAppend pending)
    {
        var answer = pending.Append.Answer;
        if (answer is not null && !commands!.InsertAnswer(pending))
            return new AppendOutcome.KeyTaken(commands.ReadAnswer(answer));

        var written = commands!.For(pending.Table).TryWriteRow(pending);
        if (!written)
        {
            if (answer is not null)
                commands.DeleteAnswer(answer);
            return new AppendOutcome.RevisionConflict();
        }

        commands.For(pending.Table).WriteEvents(pending);
        return new AppendOutcome.Appended(pending.Head);
    }
}
