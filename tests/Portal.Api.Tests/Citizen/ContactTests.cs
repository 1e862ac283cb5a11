using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Citizen;

/// <summary>Where somebody can be reached: what cannot be an address or a number is not kept.</summary>
public sealed class ContactTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("0912345678")]
    [InlineData("+84912345678")]
    [InlineData("123456789012345")]
    [InlineData("+123456789012345")]
    public async Task A_telephone_number_is_kept(string phone) =>
        Assert.Equal(phone, (await Save(phone, null)).Expect(200).Json.GetProperty("contact").GetProperty("phone").GetString());

    [Theory]
    [InlineData("+++++++++")]
    [InlineData("+12345678")]
    [InlineData("12345678")]
    [InlineData("1234567890123456")]
    [InlineData("0912+345678")]
    [InlineData("0912345678+")]
    [InlineData("0912 345 678")]
    [InlineData("٠٩١٢٣٤٥٦٧٨")]
    [InlineData("")]
    public async Task What_is_no_telephone_number_is_refused(string phone) => Refused(await Save(phone, null), "/phone", "phone");

    [Theory]
    [InlineData("an@example.vn")]
    [InlineData("nguyen.van-an+portal_1@thu.example.gov.vn")]
    [InlineData("lê@ví-dụ.vn")]
    public async Task A_mail_address_is_kept(string email) =>
        Assert.Equal(email, (await Save(null, email)).Expect(200).Json.GetProperty("contact").GetProperty("email").GetString());

    [Theory]
    [InlineData("")]
    [InlineData("an")]
    [InlineData("@example.vn")]
    [InlineData("an@")]
    [InlineData("an@example")]
    [InlineData("an@@example.vn")]
    [InlineData("an@b@example.vn")]
    [InlineData("an@example..vn")]
    [InlineData("an@.example.vn")]
    [InlineData("an@-example.vn")]
    [InlineData(".an@example.vn")]
    [InlineData("a n@example.vn")]
    [InlineData("an@exam ple.vn")]
    [InlineData("an@example.vn\r\nBcc: all@example.vn")]
    [InlineData("an\0@example.vn")]
    [InlineData("an\u0007@example.vn")]
    [InlineData("an@example.vn\u007f")]
    [InlineData("an\u202e@example.vn")]
    [InlineData("an\u200b@example.vn")]
    [InlineData("<an@example.vn>")]
    [InlineData("an@example.vn,b@example.vn")]
    public async Task What_is_no_mail_address_is_refused(string email) => Refused(await Save(null, email), "/email", "email");

    [Fact]
    public async Task A_mail_address_has_an_end() =>
        Refused(await Save(null, new string('a', 190) + "@example.vn"), "/email", "email");

    private async Task<Answer> Save(string? phone, string? email) => await fixture.Api.Send(new Ask("PUT", "/api/v1/citizen/profile")
    {
        By = Who.Citizen(Guid.NewGuid().ToString("N")),
        IfMatch = "\"0\"",
        Body = Ask.Bytes(new { fullName = "Nguyễn Văn An", phone, email }),
    });

    private static void Refused(Answer answer, string pointer, string code)
    {
        var error = Assert.Single(answer.ExpectProblem(400, "request.invalid").Json.GetProperty("errors").EnumerateArray());
        Assert.Equal((pointer, code), (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString()));
    }
}
