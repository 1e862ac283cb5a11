using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Dossiers;

namespace Portal.Grains.Tests.Dossiers;

public sealed class DossierNumberTests
{
    private static readonly Gen<DossierNumber> Numbers =
        from agency in Gen.Elements("H44", "H15.50.05.13", "G09.20", "Z01ABC")
        from day in Gen.Choose(0, 36_524)
        from sequence in Gen.OneOf(Gen.Choose(1, 9_999), Gen.Choose(10_000, 9_999_999))
        select new DossierNumber(agency, new DateOnly(2000, 1, 1).AddDays(day), sequence);

    [Fact]
    public void Writing_and_reading_are_inverse() =>
        Prop.ForAll(
            Numbers.ToArbitrary(),
            number => DossierNumber.TryParse(number.ToString(), out var read) && read == number).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("H15.50.05.13-261008-0975", "H15.50.05.13", "2026-10-08", 975)]
    [InlineData("G09.20-20260609-0092637", "G09.20", "2026-06-09", 92_637)]
    [InlineData("000.00.15.H33-190228-0001", "H33.15", "2019-02-28", 1)]
    [InlineData("H44.03-260803-12345", "H44.03", "2026-08-03", 12_345)]
    [InlineData("H44.03-500101-0001", "H44.03", "2050-01-01", 1)]
    [InlineData("H44.03-991231-0001", "H44.03", "2099-12-31", 1)]
    [InlineData("H44.03-000229-0001", "H44.03", "2000-02-29", 1)]
    public void Numbers_of_this_and_other_systems_are_read(string text, string agency, string day, int sequence)
    {
        Assert.True(DossierNumber.TryParse(text, out var number));
        Assert.Equal(
            new DossierNumber(agency, DateOnly.Parse(day, CultureInfo.InvariantCulture), sequence), number);
    }

    [Theory]
    [InlineData(1, "H44.03-260803-0001")]
    [InlineData(9_999, "H44.03-260803-9999")]
    [InlineData(10_000, "H44.03-260803-10000")]
    public void Four_digits_and_more_past_9999(int sequence, string expected) =>
        Assert.Equal(expected, new DossierNumber("H44.03", new DateOnly(2026, 8, 3), sequence).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("H44.03")]
    [InlineData("H44.03-260803")]
    [InlineData("H44.03-260803-001")]
    [InlineData("H44.03-260803-00000001")]
    [InlineData("H44.03-260803-0000")]
    [InlineData("H44.03-260230-0001")]
    [InlineData("H44.03-2608030-0001")]
    [InlineData("H44.03-10260803-0001")]
    [InlineData("H44.03-21000101-0001")]
    [InlineData("h44.03-260803-0001")]
    [InlineData("44.03-260803-0001")]
    [InlineData("H44..03-260803-0001")]
    [InlineData(" H44.03-260803-0001")]
    [InlineData("H44.03-260803-0001\n")]
    [InlineData("H44.03-260803-٠٠٠١")]
    [InlineData("H44.03-260803-0001' or 1=1")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(DossierNumber.TryParse(text, out var number));
        Assert.Equal(default, number);
    }
}

public sealed class DossierKeyTests
{
    [Fact]
    public void A_key_is_read_as_it_was_written()
    {
        var key = DossierKey.New(World.Monday);

        Assert.True(DossierKey.TryParse(key.ToString(), out var read));
        Assert.Equal(key, read);
    }

    [Fact]
    public void Later_keys_sort_behind_earlier_ones() =>
        Assert.True(string.CompareOrdinal(
            DossierKey.New(World.Monday).ToString(), DossierKey.New(World.Monday.AddMilliseconds(1)).ToString()) < 0);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("H44.03-260803-0001")]
    [InlineData("01987000000070008000000000000001")]
    [InlineData("{01987000-0000-7000-8000-000000000001}")]
    [InlineData(" 01987000-0000-7000-8000-000000000001")]
    [InlineData("01987000-0000-7000-8000-000000000001\n")]
    [InlineData("0x987000-0000-7000-8000-000000000001")]
    [InlineData("01987000-0000-7000-8000-00000000000g")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(DossierKey.TryParse(text, out var key));
        Assert.Equal(default, key);
    }
}
