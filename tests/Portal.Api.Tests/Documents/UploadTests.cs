using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Documents;

/// <summary>Uploads over HTTP, as clients of tus 1.0 and dropping lines do them.</summary>
public abstract class UploadTests(PortalFixture fixture)
{
    private static readonly Who Me = Who.Citizen("uploader");

    private readonly Uploading uploading = new(fixture.Api);

    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task The_portal_says_what_it_speaks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/uploads");
        using var response = await Api.Http.SendAsync(request);
        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal("1.0.0", Header(response, "Tus-Version"));
        Assert.Equal("creation,expiration,termination", Header(response, "Tus-Extension"));
        Assert.Equal("20971520", Header(response, "Tus-Max-Size"));
    }

    [Fact]
    public async Task A_file_goes_up_in_pieces_and_comes_down_whole()
    {
        var bytes = Uploading.Pdf(300_000);
        var path = await uploading.Begin(Me, bytes.Length, "Giấy khai sinh.pdf");
        Assert.Equal(0, await Offset(path));
        (await Api.Send(Uploading.Going(Me, path, 0, bytes[..100_000]))).Expect(204);
        Assert.Equal(100_000, await Offset(path));
        (await Api.Send(Uploading.Going(Me, path, 0, bytes[..10]))).ExpectProblem(409, "upload.offset_differs");
        (await Api.Send(Uploading.Going(Me, path, 100_000, bytes[100_000..]))).Expect(204);

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(hash, (await Api.Get(path, Me)).Expect(200).Json.GetProperty("hash").GetString());
        using var response = await Download("/api/v1/documents/" + hash, Me);
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Contains("sandbox", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        var disposition = response.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "Giấy khai sinh.pdf"), (disposition.DispositionType, disposition.FileNameStar));
    }

    [Fact]
    public async Task A_connection_that_is_cut_loses_nothing_that_had_arrived()
    {
        var bytes = Uploading.Pdf(1_000_000);
        var path = await uploading.Begin(Me, bytes.Length);
        var token = await Api.Token(Me);
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(fixture.Portal.Address.Host, fixture.Portal.Address.Port);
            var head = $"PATCH {path} HTTP/1.1\r\nHost: portal\r\nAuthorization: Bearer {token}\r\nTus-Resumable: 1.0.0\r\n"
                + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                + $"Content-Length: {bytes.Length}\r\n\r\n";
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await line.GetStream().WriteAsync(bytes.AsMemory(0, 700_000));
        }

        // The portal notices in its own time: until then the part is in use, and the offset still grows.
        Answer answer;
        do
        {
            var offset = await Offset(path);
            answer = await Api.Send(Uploading.Going(Me, path, offset, bytes[(int)offset..]));
        }
        while (answer.Code is "upload.busy" or "upload.offset_differs");

        answer.Expect(204);
        var done = (await Api.Get(path, Me)).Expect(200).Json;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), done.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task A_file_of_the_largest_size_goes_up_in_one_piece()
    {
        var bytes = Uploading.Pdf(20 * 1024 * 1024);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), await uploading.Upload(Who.Citizen("large"), bytes));
        (await Api.Send(Uploading.Beginning(Me, bytes.Length + 1))).ExpectProblem(413, "upload.too_large");
    }

    [Fact]
    public async Task What_is_not_the_protocol_is_refused_with_a_code()
    {
        var path = await uploading.Begin(Me, 100);
        var good = Uploading.Going(Me, path, 0, Uploading.Pdf(100));
        (await Api.Send(good with { Headers = [("Upload-Offset", "0")] })).ExpectProblem(412, "upload.version");
        (await Api.Send(good with { Headers = [("Tus-Resumable", "0.2.2"), ("Upload-Offset", "0")] })).ExpectProblem(412, "upload.version");
        (await Api.Send(good with { ContentType = "application/json" })).ExpectProblem(415, "upload.not_bytes");
        foreach (var offset in new[] { "-1", "x", "", "9999999999999999999" })
            (await Api.Send(good with { Headers = [("Tus-Resumable", "1.0.0"), ("Upload-Offset", offset)] })).ExpectProblem(400, "upload.offset_missing");
        foreach (var length in new[] { "0", "-5", "1.5", "9999999999999999999" })
        {
            var beginning = Uploading.Beginning(Me, 1) with { Headers = [("Tus-Resumable", "1.0.0"), ("Upload-Length", length)] };
            (await Api.Send(beginning)).ExpectProblem(400, "upload.length_missing");
        }

        foreach (var metadata in new[] { "filename ###", "sha256 YWJj", "filename /w==", "," })
        {
            var beginning = Uploading.Beginning(Me, 1) with
            {
                Headers = [("Tus-Resumable", "1.0.0"), ("Upload-Length", "1"), ("Upload-Metadata", metadata)],
            };
            (await Api.Send(beginning)).ExpectProblem(400, "upload.metadata_invalid");
        }

        (await Api.Send(good with { Path = "/api/v1/uploads/..%2F..%2Fetc" })).ExpectProblem(404, "upload.not_found");
        (await Api.Get("/api/v1/documents/..%2F..%2Fportal.db", Me)).ExpectProblem(404, "document.not_found");
        (await Api.Send(good with { Body = "<html><script>alert(1)</script>"u8.ToArray() })).ExpectProblem(415, "upload.type_not_allowed");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\An\\anh.png", "anh.png")]
    [InlineData("..", "tep")]
    [InlineData("a\r\nSet-Cookie: x", "aSet-Cookie: x")]
    [InlineData("", "tep")]
    public async Task A_name_is_a_name_and_never_a_path(string given, string kept)
    {
        var hash = await uploading.Upload(Me, Uploading.Pdf(), given);
        using var response = await Download("/api/v1/documents/" + hash, Me);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(kept, response.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task An_upload_that_is_thrown_away_is_gone()
    {
        var path = await uploading.Begin(Me, 100);
        (await Api.Send(Uploading.Going(Me, path, 0, Uploading.Pdf(50)))).Expect(204);
        var ask = new Ask("DELETE", path) { By = Me, Key = null, Headers = [("Tus-Resumable", "1.0.0")] };
        (await Api.Send(ask)).Expect(204);
        (await Api.Send(ask)).ExpectProblem(404, "upload.not_found");
        (await Api.Get(path, Me)).ExpectProblem(404, "upload.not_found");
    }

    [Fact]
    public async Task The_file_of_a_dossier_opens_for_those_who_may_see_the_dossier_and_for_nobody_else()
    {
        var bytes = Uploading.Pdf();
        var me = Who.Citizen("with-file");
        var hash = await uploading.Upload(me, bytes);
        var dossier = await uploading.Submit(fixture.Desk, me, hash);
        foreach (var who in new[] { me, Who.Reception, Who.Leader })
        {
            using var response = await Download(Held.PathFor(who) + dossier.Id + "/components/c1/file", who);
            Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
        }

        foreach (var who in new[] { Who.Citizen("stranger"), Who.Helper, Who.Reception.At(Who.OtherAgency) })
            (await Api.Get(Held.PathFor(who) + dossier.Id + "/components/c1/file", who)).ExpectProblem(404, "dossier.not_found");
        (await Api.Get(Held.PathFor(me) + dossier.Id + "/components/c9/file", me)).ExpectProblem(404, "document.not_found");
        (await Api.Get(Held.PathFor(me) + dossier.Id + "/result/file", me)).ExpectProblem(404, "document.not_found");
    }

    [Fact]
    public async Task To_know_a_hash_gives_no_right_to_the_file()
    {
        var hash = await uploading.Upload(Who.Citizen("secret-keeper"), Uploading.Pdf());
        var scan = await uploading.Upload(Who.Reception, Uploading.Pdf());
        var thief = Who.Citizen("thief");
        foreach (var known in new[] { hash, scan })
        {
            var dossier = await uploading.Submit(fixture.Desk, thief, known);
            (await Api.Get(Held.PathFor(thief) + dossier.Id + "/components/c1/file", thief)).ExpectProblem(404, "document.not_found");
        }
    }

    [Fact]
    public async Task A_helpers_upload_opens_with_the_mandate_and_closes_with_it()
    {
        var me = Who.Citizen("file-by-helper");
        var mandate = await HeldMandate.Give(Api, me);
        var hash = await uploading.Upload(Who.Helper, Uploading.Pdf());
        var body = Uploading.WithFile(fixture.Desk.Submission(), hash);
        body["mandate"] = mandate.Id;
        var created = (await Api.Send(Ask.Post("/api/v1/citizen/dossiers", Who.Helper, body))).Expect(201);
        var path = "/api/v1/citizen/dossiers/" + created.Json.GetProperty("id").GetString() + "/components/c1/file";

        (await Api.Get(path, me)).Expect(200);
        (await Api.Get(path, Who.Helper)).Expect(200);
        await mandate.Revoke(me);
        (await Api.Get(path, Who.Helper)).ExpectProblem(404, "dossier.not_found");
        (await Api.Get(path, me)).Expect(200);
    }

    private async Task<long> Offset(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + await Api.Token(Me));
        request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0");
        using var response = await Api.Http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return long.Parse(Header(response, "Upload-Offset"), CultureInfo.InvariantCulture);
    }

    private async Task<HttpResponseMessage> Download(string path, Who who)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + await Api.Token(who));
        return await Api.Http.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteUploadTests(PortalFixture fixture) : UploadTests(fixture), IClassFixture<PortalFixture>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresUploadTests(PostgresPortalFixture fixture)
    : UploadTests(fixture), IClassFixture<PostgresPortalFixture>;
