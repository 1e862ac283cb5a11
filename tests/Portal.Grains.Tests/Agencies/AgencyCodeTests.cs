using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Agencies;

namespace Portal.Grains.Tests.Agencies;

public sealed class AgencyCodeTests
{
    private static readonly Gen<string> Groups = Gen.Elements("0123456789ABCXYZ".ToCharArray())
        .NonEmptyListOf().Select(letters => string.Concat(letters.Take(4)));

    private static readonly Gen<string> Codes =
        from letter in Gen.Choose('A', 'Y')
        from number in Gen.Choose(0, 99)
        from groups in Groups.ListOf().Select(list => list.Take(5))
        select string.Join('.', groups.Prepend($"{(char)letter}{number:00}"));

    [Fact]
    public void Parsing_and_writing_are_inverse() =>
        Prop.ForAll(Codes.ToArbitrary(), code => AgencyCode.Parse(code).ToString() == code).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_is_one_level_below_its_parent_and_within_it() =>
        Prop.ForAll(Codes.ToArbitrary(), text =>
        {
            var code = AgencyCode.Parse(text);
            return code.Parent is not { } parent
                ? code.Level == 1
                : parent.Level == code.Level - 1 && code.IsWithin(parent) && !parent.IsWithin(code)
                    && code.IsWithin(code.Root);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("H44")]
    [InlineData("H44.100")]
    [InlineData("G09.A1.7")]
    [InlineData("Z01ABC123")]
    public void Codes_of_decision_20_2020_are_accepted(string code) => Assert.True(AgencyCode.TryParse(code, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("H4")]
    [InlineData("h44")]
    [InlineData("H44.")]
    [InlineData("H44..1")]
    [InlineData("H44-1")]
    [InlineData("H444")]
    [InlineData("44H.1")]
    [InlineData("H44.é")]
    [InlineData("H44 ")]
    [InlineData("Z00")]
    [InlineData("Z01.1")]
    [InlineData("H44.0123456789012345678901234567890X")]
    [InlineData("H٤٤")]
    public void Anything_else_is_refused(string? code)
    {
        Assert.False(AgencyCode.TryParse(code, out var none));
        Assert.Equal(default, none);
    }

    [Fact]
    public void A_subtree_ends_at_the_border_of_a_group()
    {
        var unit = AgencyCode.Parse("H44.10");

        Assert.True(AgencyCode.Parse("H44.10").IsWithin(unit));
        Assert.True(AgencyCode.Parse("H44.10.2").IsWithin(unit));
        Assert.False(AgencyCode.Parse("H44.100").IsWithin(unit));
        Assert.False(AgencyCode.Parse("H44").IsWithin(unit));
        Assert.False(default(AgencyCode).IsWithin(unit));
        Assert.False(unit.IsWithin(default));
    }

    [Theory]
    [InlineData("000.00.00.H33", "H33")]
    [InlineData("000.00.15.H33", "H33.15")]
    [InlineData("012.03.15.H33", "H33.15.03.012")]
    public void Codes_of_the_old_format_are_turned_round(string old, string expected)
    {
        Assert.True(AgencyCode.TryParseOld(old, out var code));
        Assert.Equal(expected, code.ToString());
    }

    [Theory]
    [InlineData("H33")]
    [InlineData("000.00.00.000")]
    [InlineData("000..H33")]
    [InlineData("000.00.00.33H")]
    public void What_is_not_of_the_old_format_is_refused(string text) =>
        Assert.False(AgencyCode.TryParseOld(text, out _));
}
