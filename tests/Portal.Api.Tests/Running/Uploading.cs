using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Api.Tests.Running;

/// <summary>Uploads files as a client of tus 1.0 does.</summary>
internal sealed class Uploading(ApiClient api)
{
    private static int seed;

    /// <summary>A PDF that nobody has seen before.</summary>
    public static byte[] Pdf(int length = 2000)
    {
        var bytes = new byte[length];
        new Random(Interlocked.Increment(ref seed)).NextBytes(bytes);
        "%PDF-1.7\n"u8.CopyTo(bytes);
        return bytes;
    }

    public static Ask Beginning(Who? who, long length, string name = "giay-to.pdf") => new("POST", "/api/v1/uploads")
    {
        By = who,
        Key = null,
        Headers =
        [
            ("Tus-Resumable", "1.0.0"),
            ("Upload-Length", length.ToString(CultureInfo.InvariantCulture)),
            ("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))},is_confidential"),
        ],
    };

    public static Ask Going(Who? who, string path, long offset, byte[] bytes) => new("PATCH", path)
    {
        By = who,
        Key = null,
        Body = bytes,
        ContentType = "application/offset+octet-stream",
        Headers = [("Tus-Resumable", "1.0.0"), ("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture))],
    };

    /// <summary>Address of a new upload.</summary>
    public async Task<string> Begin(Who who, long length, string name = "giay-to.pdf") =>
        (await api.Send(Beginning(who, length, name))).Expect(201).Location!;

    /// <summary>Hash of a file that was uploaded whole.</summary>
    public async Task<string> Upload(Who who, byte[] bytes, string name = "giay-to.pdf")
    {
        var path = await Begin(who, bytes.Length, name);
        (await api.Send(Going(who, path, 0, bytes))).Expect(204);
        return (await api.Get(path, who)).Expect(200).Json.GetProperty("hash").GetString()!;
    }

    /// <summary>A submission with a file as its first component.</summary>
    public static JsonObject WithFile(JsonObject body, string hash)
    {
        body["components"] = new JsonArray(new JsonObject
        {
            ["id"] = "c1",
            ["fileHash"] = hash,
            ["fileName"] = "giay-to.pdf",
            ["source"] = "uploaded",
        });
        return body;
    }

    /// <summary>A dossier that was submitted with an uploaded file as its first component.</summary>
    public async Task<Held> Submit(Desk desk, Who applicant, string hash, string agency = Who.OwnAgency)
    {
        var body = WithFile(desk.Submission(agency: agency), hash);
        var answer = await api.Send(Ask.Post("/api/v1/citizen/dossiers", applicant, body));
        return new Held(api, answer.Expect(201), Procedures.Partial, agency, applicant);
    }
}
