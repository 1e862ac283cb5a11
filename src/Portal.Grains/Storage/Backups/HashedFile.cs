using System.Security.Cryptography;

namespace Portal.Grains.Storage.Backups;

/// <summary>Writes and checks files together with their SHA-256.</summary>
internal static class HashedFile
{
    /// <summary>Writes a new file, flushed to disk; its size and hash.</summary>
    public static async Task<(long Bytes, string Sha256)> WriteAsync(string path, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var hash = SHA256.Create();
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using (var hashing = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            await write(hashing);
        file.Flush(flushToDisk: true);
        return (file.Length, Convert.ToHexStringLower(hash.Hash!));
    }

    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Refuses a file that is not the one that was written.</summary>
    public static async Task CheckAsync(string path, string sha256, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new BackupException($"{path} is missing. Nothing was changed; take an older backup.");
        if (await HashAsync(path, cancellationToken) != sha256)
            throw new BackupException($"{path} is damaged: its hash is another one. Nothing was changed; take an older backup.");
    }
}
