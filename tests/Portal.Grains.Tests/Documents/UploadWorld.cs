using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Grains.Documents;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Grains.Tests.WorkingTime;
using Portal.Testing;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Documents;

/// <summary>Uploads on a real disk and a database, and somebody who sends files.</summary>
public abstract class UploadWorld : IAsyncLifetime
{
    private protected static readonly Caller An = new("an", Role.Citizen, null, Assurance.Verified);
    private protected static readonly Caller Binh = An with { Subject = "binh" };
    private protected static readonly DocumentPolicy Policy = new(3_000_000, 8_000_000, 20, 72, ["application/pdf", "image/png"]);

    private readonly DatabaseKind kind;
    private TestDatabase? test;

    private protected UploadWorld(DatabaseKind kind) => this.kind = kind;

    private protected TestClock Clock { get; } = new(Clocks.At("2026-08-03 09:00"));

    private protected string Folder { get; } = Path.Combine(Path.GetTempPath(), $"portal-documents-{Guid.NewGuid():N}");

    private protected PortalDatabase Database => test!.Database;

    private protected DocumentFiles Files => new(Folder);

    private protected DocumentRows Rows => new(Database);

    private protected Uploads Uploads => new(Rows, Files, Policy, Clock);

    private protected DocumentShelf Shelf => new(Database, Files);

    private protected UploadCleaner Cleaner => new(Rows, Files, Uploads, Policy, Clock, NullLogger<UploadCleaner>.Instance);

    public async Task InitializeAsync() => test = await TestDatabase.CreateAsync(kind);

    public async Task DisposeAsync()
    {
        await test!.DisposeAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private protected static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private protected string Part() => Assert.Single(Directory.GetFiles(Path.Combine(Folder, "unfinished")));

    private protected async Task<UploadView> Begin(long length)
    {
        var answer = await Uploads.BeginAsync(new NewUpload(length, "giấy tờ.pdf", null, null), An, default);
        Assert.Null(answer.Refusal);
        return answer.Upload!;
    }

    private protected async Task<UploadView> Send(UploadView upload, long offset, byte[] bytes)
    {
        var answer = await Uploads.AppendAsync(upload.Id, An, offset, bytes.Length, new MemoryStream(bytes), default);
        Assert.Null(answer.Refusal);
        return answer.Upload!;
    }
}
