using System.Text;
using Portal.Grains.Documents;

namespace Portal.Grains.Tests.Documents;

/// <summary>The policy is data, and types are told by bytes.</summary>
public sealed class DocumentPolicyTests
{
    private const string Good =
        """{"largestBytes":10,"dailyBytes":10,"dailyFiles":1,"unfinishedHours":24,"mediaTypes":["image/png"]}""";

    [Fact]
    public void The_shipped_policy_is_read() =>
        Assert.Equal(20 * 1024 * 1024, DocumentPolicy.Load(Path.Combine(AppContext.BaseDirectory, "data")).LargestBytes);

    [Theory]
    [InlineData("\"largestBytes\":10", "\"largestBytes\":0")]
    [InlineData("\"dailyBytes\":10", "\"dailyBytes\":9")]
    [InlineData("\"dailyFiles\":1", "\"dailyFiles\":0")]
    [InlineData("\"unfinishedHours\":24", "\"unfinishedHours\":23")]
    [InlineData("image/png", "text/html")]
    [InlineData("[\"image/png\"]", "[]")]
    [InlineData("\"dailyFiles\":1,", "")]
    [InlineData("\"dailyFiles\":1", "\"dailyFiles\":1,\"other\":1")]
    public void A_policy_that_makes_no_sense_is_refused(string right, string wrong)
    {
        DocumentPolicy.Read(Encoding.UTF8.GetBytes(Good));
        Assert.Throws<InvalidDataException>(() =>
            DocumentPolicy.Read(Encoding.UTF8.GetBytes(Good.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void Types_are_told_by_their_first_bytes()
    {
        Assert.Equal("application/pdf", MediaTypes.Of("%PDF-1.4"u8));
        Assert.Equal("image/jpeg", MediaTypes.Of([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Equal("image/png", MediaTypes.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]));
        Assert.Equal("image/tiff", MediaTypes.Of([0x49, 0x49, 0x2A, 0x00]));
        foreach (var other in new[] { "", "%PDF", " %PDF-", "<html>", "GIF89a" })
            Assert.Null(MediaTypes.Of(Encoding.UTF8.GetBytes(other)));
    }
}
