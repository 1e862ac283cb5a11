using System.Diagnostics;
using System.Globalization;

namespace Portal.Testing.Databases;

/// <summary>A small disk in memory (tmpfs) that can be filled up. Whoever removes its folder unmounts it.</summary>
public sealed class SmallDisk
{
    private const int Piece = 1 << 20;

    private readonly string ballast;

    private SmallDisk(string folder) => ballast = Path.Combine(folder, "ballast");

    /// <summary>Mounts one; <see langword="null"/> where this process may not.</summary>
    internal static async Task<SmallDisk?> TryMountAsync(string folder, int megabytes)
    {
        if (!Environment.IsPrivilegedProcess)
            return null;

        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=755");
        using var mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", size, "tmpfs", folder])
        {
            RedirectStandardError = true,
        })!;
        await mount.WaitForExitAsync();
        return mount.ExitCode == 0 ? new SmallDisk(folder) : null;
    }

    /// <summary>Takes all the room that is left, and what others free meanwhile; gives the bytes taken so far.</summary>
    public long Fill()
    {
        using var file = new FileStream(ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var nothing = new byte[Piece];
        for (var piece = Piece; piece >= 512;)
        {
            try
            {
                file.Write(nothing, 0, piece);
            }
            catch (IOException)
            {
                // No room for a piece of this size: smaller ones may still fit.
                piece /= 2;
            }
        }

        return new FileInfo(ballast).Length;
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(ballast);
}
