using Portal.Grains.Petitions;

namespace Portal.Grains.Tests.Petitions;

public sealed class AnonymousTests
{
    [Theory]
    [InlineData("Tôi tên là Nguyễn Văn An, ở xã Bình Minh.", "Tôi tên là […], ở xã Bình Minh.")]
    [InlineData("Tôi là Trần Thị Bích Ngọc. Hồ sơ chậm.", "Tôi là […]. Hồ sơ chậm.")]
    [InlineData("Kính gửi ông Lê Văn Tám và bà Đỗ Thị Mười", "Kính gửi ông […] và bà […]")]
    [InlineData("Gọi 0912 345 678 hoặc +84.912.345.678", "Gọi […] hoặc […]")]
    [InlineData("CCCD 025190001234 ngày 12.08.2026", "CCCD […] ngày 12.08.2026")]
    [InlineData("Thư: an.nguyen@example.vn nhé", "Thư: […] nhé")]
    [InlineData("Hồ sơ H44.03-260803-0001 quá hạn", "Hồ sơ […] quá hạn")]
    [InlineData("My name is John Smith and I wait", "My name is […] and I wait")]
    [InlineData("Lệ phí 120.000 đồng theo Nghị định 61/2018/NĐ-CP", "Lệ phí 120.000 đồng theo Nghị định 61/2018/NĐ-CP")]
    [InlineData("Tôi là công dân xã Bình Minh", "Tôi là công dân xã Bình Minh")]
    public void What_tells_who_wrote_is_blanked_out_and_the_rest_stays(string text, string expected) =>
        Assert.Equal(expected, Anonymous.Of(text));

    [Fact]
    public void The_longest_text_of_a_petition_takes_no_time()
    {
        foreach (var part in new[] { "1 ", "Tôi là A", "a@", "Ông Ô", "1.-" })
            Anonymous.Of(string.Concat(Enumerable.Repeat(part, 5_000 / part.Length)));
    }
}
