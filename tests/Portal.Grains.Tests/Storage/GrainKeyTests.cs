using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Storage;

public sealed class GrainKeyTests
{
    [Theory]
    [InlineData("citizen-012345678901")]
    [InlineData("H44.03")]
    [InlineData("1.001193")]
    [InlineData("abc/1F")]
    [InlineData("x+1F")]
    [InlineData("12345678901234567")]
    public void An_ordinary_key_is_text(string key) => Assert.Equal(new GrainKey(0, 0, key), GrainKey.Parse(key));

    [Fact]
    public void A_number_is_hexadecimal_as_the_provider_reads_it() =>
        Assert.Equal(new GrainKey(0, 0x1F, null), GrainKey.Parse("1F"));

    [Fact]
    public void What_follows_a_plus_after_a_number_is_the_text() =>
        Assert.Equal(new GrainKey(0, 7, "a+b"), GrainKey.Parse("7+a+b"));

    [Fact]
    public void A_guid_is_split_in_two()
    {
        var guid = new Guid("0198f0a2-1b3c-7def-8123-456789abcdef");
        var bytes = guid.ToByteArray();

        Assert.Equal(
            new GrainKey(BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, 8), null),
            GrainKey.Parse(guid.ToString("N")));
    }

    [Theory]
    [InlineData("012345678901")]
    [InlineData("00")]
    [InlineData("abc")]
    [InlineData("0198F0A21B3C7DEF8123456789ABCDEF")]
    public void A_key_that_would_share_its_row_with_another_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => GrainKey.Parse(key));
}
