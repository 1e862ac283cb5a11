namespace Portal.Grains.Storage;

/// <summary>Locks that .NET takes on the files that it opens; they end with the process, however it ends.</summary>
internal static class FileLocks
{
    /// <summary>Whether a file could not be opened because somebody else has it open.</summary>
    // flock: EWOULDBLOCK on Linux; a sharing violation elsewhere.
    public static bool IsTaken(IOException error) =>
        error is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException)
        && error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
