using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Procedures.Forms;

namespace Portal.Grains.Tests.Procedures;

public sealed class FormFormatsTests
{
    [Theory]
    [InlineData("0100109106")]
    [InlineData("0301442379")]
    [InlineData("0100109106-001")]
    public void Tax_codes_in_use_are_accepted(string code) => Assert.True(FormFormats.IsTaxCode(Encoding.UTF8.GetBytes(code)));

    [Theory]
    [InlineData("0100109107")]
    [InlineData("010010910")]
    [InlineData("0100109106-000")]
    [InlineData("0100109106-01")]
    [InlineData("0100109106001")]
    [InlineData("01001O9106")]
    public void Other_tax_codes_are_refused(string code) => Assert.False(FormFormats.IsTaxCode(Encoding.UTF8.GetBytes(code)));

    [Fact]
    public void Changing_one_digit_of_a_tax_code_is_always_noticed() =>
        Prop.ForAll(
            Gen.Choose(0, 8).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (place, shift) =>
            {
                var code = "0100109106"u8.ToArray();
                code[place] = (byte)('0' + ((code[place] - '0' + shift) % 10));
                return !FormFormats.IsTaxCode(code);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exactly_the_days_of_the_calendar_are_dates() =>
        Prop.ForAll(
            Gen.Choose(1851, 2199).ToArbitrary(), Gen.Choose(0, 13).ToArbitrary(), Gen.Choose(0, 32).ToArbitrary(),
            (year, month, day) =>
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
                return FormFormats.IsDate(Encoding.UTF8.GetBytes(text)) == DateOnly.TryParseExact(
                    text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0912345678", true)]
    [InlineData("+84912345678", true)]
    [InlineData("02103812345", true)]
    [InlineData("0612345678", false)]
    [InlineData("091234567", false)]
    [InlineData("84912345678", false)]
    [InlineData("0912 345 678", false)]
    [InlineData("", false)]
    public void Phones_are_vietnamese_numbers(string phone, bool expected) =>
        Assert.Equal(expected, FormFormats.IsPhone(Encoding.UTF8.GetBytes(phone)));
}
