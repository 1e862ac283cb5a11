using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.BadInput;

/// <summary>The pages show what was typed as text, never as markup.</summary>
public sealed class PageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
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
}
