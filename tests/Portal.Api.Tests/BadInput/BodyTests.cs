using System.IO.Compression;
using System.Text;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.BadInput;

/// <summary>Bodies that cannot be understood are refused, whatever is wrong with them.</summary>
public sealed class BodyTests(PortalFixture fixture) : BadInputTest(fixture), IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"procedure\":}")]
    [InlineData("{'procedure':'1'}")]
    [InlineData("{\"procedure\":\"1\",}")]
    [InlineData("{/* comment */}")]
    [InlineData("{\"procedure\":NaN}")]
    [InlineData("<dossier/>")]
    [InlineData("procedure=3.000489&agency=H44.03")]
    public async Task Malformed_JSON_is_400(string body) =>
        (await Refused(Submission(body))).ExpectProblem(400, "request.malformed_json");

    [Theory]
    [InlineData("procedure", "1")]
    [InlineData("procedure", "null")]
    [InlineData("procedure", "[\"3.000489\"]")]
    [InlineData("agency", "{}")]
    [InlineData("agency", "true")]
    [InlineData("components", "{}")]
    [InlineData("components", "\"c1\"")]
    [InlineData("applicantKind", "0")]
    [InlineData("applicantKind", "\"king\"")]
    [InlineData("applicantKind", "\"1\"")]
    [InlineData("applicantKind", "\"citizen,enterprise\"")]
    public async Task A_wrong_type_is_400_and_names_the_place(string field, string value)
    {
        var body = Portal.Desk.Submission();
        body[field] = System.Text.Json.Nodes.JsonNode.Parse(value);
        var answer = await Refused(Submission(body.ToJsonString()));
        answer.ExpectProblem(400, "request.malformed_json");
        Assert.Contains("$." + field, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_field_is_400()
    {
        var body = Portal.Desk.Submission();
        body["colour"] = "blue";
        (await Refused(Submission(body.ToJsonString()))).ExpectProblem(400, "request.malformed_json");
    }

    [Fact]
    public async Task A_field_that_stands_twice_is_400()
    {
        var twice = ValidBody.Insert(1, "\"agency\":\"H44.07\",");
        (await Refused(Submission(twice))).ExpectProblem(400, "request.malformed_json");
    }

    [Fact]
    public async Task A_field_of_the_form_that_stands_twice_is_422()
    {
        var twice = ValidBody.Replace("\"form\":{", "\"form\":{\"x\":1,\"x\":2,", StringComparison.Ordinal);
        (await Refused(Submission(twice))).ExpectProblem(422, "dossier.form_invalid");
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF8, 0x88, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0x00 })]
    public async Task Broken_UTF8_is_refused_wherever_it_stands(byte[] broken)
    {
        var valid = Encoding.UTF8.GetBytes(ValidBody);
        var inForm = valid.AsSpan().IndexOf("\"form\":{"u8) + 9;
        foreach (var at in new[] { valid.AsSpan().IndexOf("H44"u8), inForm, 0, valid.Length })
            await Refused(Submission("") with { Body = [.. valid[..at], .. broken, .. valid[at..]] });
    }

    [Fact]
    public async Task Another_encoding_of_Unicode_is_refused()
    {
        await Refused(Submission("") with { Body = Encoding.Unicode.GetBytes(ValidBody) });
        await Refused(Submission("") with { Body = Encoding.UTF32.GetBytes(ValidBody) });
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udfff")]
    [InlineData("\\ud800x")]
    [InlineData("\\ude00\\ud83d")]
    public async Task Half_a_surrogate_pair_is_refused_wherever_it_stands(string half)
    {
        var body = ValidBody;
        await Refused(Submission(body.Replace("H44.03", half, StringComparison.Ordinal)));
        await Refused(Submission(body.Replace("\"form\":{", $"\"form\":{{\"{half}\":1,", StringComparison.Ordinal)));
        await Refused(Submission(body.Replace("\"form\":{", $"\"form\":{{\"note\":\"{half}\",", StringComparison.Ordinal)));
        var draft = await Portal.Desk.Bring(Stage.Draft, Me);
        foreach (var patch in new[] { $$"""{"{{half}}":1}""", $$"""{"fullName":"{{half}}"}""" })
        {
            await Refused(new Ask("PATCH", Held.PathFor(Me) + draft.Id) { By = Me, IfMatch = draft.ETag }
                .WithText($$"""{"form":{{patch}}}"""));
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(1_000)]
    [InlineData(50_000)]
    public async Task Deep_nesting_is_refused(int depth)
    {
        await Refused(Submission(new string('[', depth) + new string(']', depth)));
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        await Refused(Submission(ValidBody.Replace("\"form\":{", $"\"form\":{{\"deep\":{deep},", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_10_MB_is_413_with_and_without_its_length(bool chunked)
    {
        var entries = await Portal.CountEntriesAsync();
        using var message = Submission("").ToMessage(await Portal.Api.Token(Me));
        using var body = new MemoryStream(new byte[10 * 1024 * 1024]);
        message.Content = new StreamContent(body);
        message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        message.Headers.TransferEncodingChunked = chunked;

        // An answer that comes while the body is still being sent is read only when the server is asked first.
        message.Headers.ExpectContinue = !chunked;
        using var response = await Portal.Api.Http.SendAsync(message);
        (await Answer.ReadAsync(response)).ExpectProblem(413, "request.too_large");
        Assert.Equal(entries, await Portal.CountEntriesAsync());
    }

    [Fact]
    public async Task A_body_just_over_the_limit_is_413()
    {
        var long_ = ValidBody.Insert(1, new string(' ', 256 * 1024));
        (await Refused(Submission(long_))).ExpectProblem(413, "request.too_large");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonx")]
    [InlineData("nonsense")]
    public async Task A_missing_or_other_content_type_is_415(string? type) =>
        (await Refused(Submission(ValidBody) with { ContentType = type })).ExpectProblem(415, "request.not_json");

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(ValidBody));
        using var message = Submission("").ToMessage(await Portal.Api.Token(Me));
        message.Content = new ByteArrayContent(packed.ToArray());
        message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        message.Content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        using var response = await Portal.Api.Http.SendAsync(message);
        (await Answer.ReadAsync(response)).ExpectProblem(415, "request.not_json");
    }
}
