namespace Portal.Grains.Storage;

/// <summary>Locks that .NET takes on the files that it opens; they end with the process, however it ends.</summary>
internal static class FileLocks
{
    /// <summary>Opens a file, or makes it, and keeps everybody else out until it is closed.</summary>
    /// <returns>The file, or <see langword="null"/> while somebody else has it open.</returns>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            return null;
        }
    }

    /// <summary>Whether a file could not be opened because somebody else has it open.</summary>
    // flock: EWOULDBLOCK on Linux; a sharing violation elsewhere.
    public static bool IsTaken(IOException error) =>
        error is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException)
        && error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
