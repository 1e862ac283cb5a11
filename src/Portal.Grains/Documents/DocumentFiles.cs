using System.Security.Cryptography;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Grains.Documents;

/// <summary>
/// The files on disk. Names are made here, of ids and hashes alone. A file gets its final name in one step, when all of
/// it is written and flushed: nobody ever sees half of one.
/// </summary>
internal sealed class DocumentFiles(string directory)
{
    private readonly string root = Path.GetFullPath(directory);

    private string Unfinished => Path.Combine(root, "unfinished");

    /// <summary>Where the finished file of a hash lies.</summary>
    public string PathOf(string hash) => Path.Combine(root, hash[..2], hash);

    public bool Exists(string hash) => File.Exists(PathOf(hash));

    /// <summary>Opens the part of an upload for one writer.</summary>
    /// <returns>The part, or <see langword="null"/> while somebody else writes to it.</returns>
    public FileStream? OpenPart(Guid upload)
    {
        Directory.CreateDirectory(Unfinished);
        return FileLocks.TryTake(PartOf(upload));
    }

    /// <summary>SHA-256 of a whole part, lower-case hexadecimal.</summary>
    public static async Task<string> HashAsync(FileStream part, CancellationToken cancellationToken)
    {
        part.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(part, cancellationToken));
    }

    /// <summary>Gives a whole part its final name; doing it twice is doing it once.</summary>
    public void Finish(Guid upload, string hash)
    {
        var (part, final) = (PartOf(upload), PathOf(hash));
        if (!File.Exists(part))
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        try
        {
            File.Move(part, final);
        }
        catch (IOException) when (File.Exists(final))
        {
            // The same bytes are there already, from this upload or from another one.
            File.Delete(part);
        }
    }

    /// <summary>Throws a part away; the caller has it open, so nobody else writes to it.</summary>
    public void DeletePart(Guid upload) => File.Delete(PartOf(upload));

    /// <summary>The uploads that have a part.</summary>
    public IEnumerable<Guid> Parts()
    {
        if (!Directory.Exists(Unfinished))
            yield break;

        foreach (var part in Directory.EnumerateFiles(Unfinished))
        {
            // A shared volume may keep files of its own here.
            if (Guid.TryParseExact(Path.GetFileName(part), "N", out var upload))
                yield return upload;
        }
    }

    /// <summary>A disk that is full or away is an outage, not a mistake of the program.</summary>
    public static async Task OrOutage(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (IOException)
        {
            throw new StorageUnavailableException();
        }
    }

    private string PartOf(Guid upload) => Path.Combine(Unfinished, upload.ToString("N"));
}
