using System.Security.Cryptography;

namespace Portal.Grains.Scoring.History;

/// <summary>Signs months and checks signatures: ECDSA P-256 with SHA-256.</summary>
internal sealed class MonthSigner(FreezeOptions options)
{
    private const string FileName = "score-signing-key.pem";

    private readonly Lock gate = new();

    /// <summary>Signs a text; gives signature and public key.</summary>
    /// <exception cref="InvalidOperationException">No key is configured, or it is of another kind.</exception>
    public (byte[] Signature, byte[] PublicKey) Sign(ReadOnlySpan<byte> text)
    {
        using var key = Load();
        if (key.KeySize != 256)
            throw new InvalidOperationException("Scores:SigningKey must be an ECDSA key on the curve P-256.");

        return (key.SignData(text, HashAlgorithmName.SHA256), key.ExportSubjectPublicKeyInfo());
    }

    public static bool IsGenuine(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(text, signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public static string IdOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    private ECDsa Load()
    {
        lock (gate)
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            if (options.SigningKey is { Length: > 0 } named)
            {
                key.ImportFromPem(File.ReadAllText(named));
                return key;
            }

            if (options.KeyDirectory is not { } directory)
            {
                key.Dispose();
                throw new InvalidOperationException(
                    "Months cannot be put on record: set Scores:SigningKey to the file of an ECDSA P-256 key (PEM).");
            }

            var file = Path.Combine(directory, FileName);
            if (File.Exists(file))
                key.ImportFromPem(File.ReadAllText(file));
            else
                Store(key, directory, file);
            return key;
        }
    }

    private static void Store(ECDsa key, string directory, string file)
    {
        Directory.CreateDirectory(directory);
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, settings);
        writer.Write(key.ExportPkcs8PrivateKeyPem());
    }
}
