using Microsoft.Data.Sqlite;

namespace Portal.Grains.Storage;

/// <summary>
/// Who uses a SQLite database. Everything that opens it shares a lock on a file beside it; a restore, which puts another file
/// in its place, wants that lock alone. The system frees it when the process ends, however it ends.
/// </summary>
internal static class SqliteUse
{
    /// <summary>Where the database lies; <see langword="null"/> when it is no file.</summary>
    public static string? PlaceOf(string connectionString)
    {
        var named = new SqliteConnectionStringBuilder(connectionString);
        return named is { DataSource: "" or ":memory:" } or { Mode: SqliteOpenMode.Memory }
            || named.DataSource.StartsWith("file:", StringComparison.Ordinal)
            ? null
            : Path.GetFullPath(named.DataSource);
    }

    /// <summary>Uses the database until disposed.</summary>
    /// <exception cref="InvalidOperationException">It is being replaced.</exception>
    public static IDisposable? Share(string connectionString)
    {
        if (PlaceOf(connectionString) is not { } place)
            return null;

        try
        {
            return new FileStream(LockOf(place), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read, 1);
        }
        catch (IOException taken) when (FileLocks.IsTaken(taken))
        {
            throw new InvalidOperationException("A restore puts another database in the place of this one. Start again when it is done.");
        }
    }

    /// <summary>Keeps everybody else out until disposed.</summary>
    /// <returns>The lock, or <see langword="null"/> while somebody uses the database.</returns>
    public static IDisposable? TryTake(string place)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return FileLocks.TryTake(LockOf(place));
    }

    private static string LockOf(string place) => place + ".lock";
}
