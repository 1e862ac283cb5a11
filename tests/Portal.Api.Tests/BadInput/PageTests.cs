using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.BadInput;

/// <summary>The pages show what was typed as text, never as markup, and no address makes them lead away.</summary>
public sealed partial class PageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("///evil.example/x")]
    [InlineData("/.//evil.example/x")]
    [InlineData("/x/..//evil.example/x")]
    [InlineData("/%2e//evil.example/x")]
    [InlineData("/\\evil.example/x")]
    [InlineData("/%5Cevil.example/x")]
    [InlineData("/%2Fevil.example/x")]
    [InlineData("/%09/evil.example/x")]
    [InlineData("//evil.example/?period=2026-13")]
    [InlineData("/?next=//evil.example&period=2026-13")]
    [InlineData("/?//evil.example")]
    [InlineData("/services?q=//evil.example")]
    public async Task No_address_makes_a_link_that_leads_away(string path)
    {
        var asked = new Uri(fixture.Portal.Address, "/");
        var page = await Raw(path);

        var links = Link().Matches(page).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Where(link => link != "data:,").ToList();
        Assert.NotEmpty(links);
        // As a browser reads them: from the address that it shows, a backslash as a slash, and no tabs or ends of lines.
        var shown = new Uri($"http://{asked.Authority}{path}");
        Assert.All(links, link => Assert.Equal(
            asked.Authority, new Uri(shown, Invisible().Replace(link.Replace('\\', '/'), "")).Authority));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' or 1=1 --")]
    [InlineData("a\u0001b")]
    [InlineData("khai sinh")]
    public async Task What_was_typed_comes_back_as_text(string typed)
    {
        var text = Uri.EscapeDataString(typed);
        foreach (var path in new[] { $"/services?q={text}", $"/services?number={text}", $"/services?q=a&lang={text}", $"/petitions?q={text}" })
        {
            var page = (await fixture.Api.Get(path)).Expect(200);
            Assert.StartsWith("text/html", page.ContentType, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>What the portal says to an address exactly as it stands; clients tidy it up before they send it.</summary>
    private async Task<string> Raw(string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fixture.Portal.Address.Host, fixture.Portal.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {fixture.Portal.Address.Authority}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("(?:href|action)=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("[\\t\\r\\n]", RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();
}
