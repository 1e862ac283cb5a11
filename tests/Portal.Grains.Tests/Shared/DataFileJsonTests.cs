using Portal.Grains.Journal.Archives;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Shared;

/// <summary>Files of data are read strictly, and what is wrong with one says which it is.</summary>
public sealed class DataFileJsonTests
{
    private enum Colour
    {
        DarkRed,
    }

    [Fact]
    public void A_file_is_read_with_names_of_enums_in_camel_case() =>
        Assert.Equal(new Paint(3, Colour.DarkRed), DataFileJson.Read<Paint>("paint.json", """{"litres":3,"colour":"darkRed"}"""u8));

    [Theory]
    [InlineData("""{"litres":3,"colour":"darkRed","gloss":1}""")]
    [InlineData("""{"litres":3}""")]
    [InlineData("""{"litres":3,"litres":3,"colour":"darkRed"}""")]
    [InlineData("""{"Litres":3,"colour":"darkRed"}""")]
    [InlineData("""{"litres":"3","colour":"darkRed"}""")]
    [InlineData("""{"litres":3,"colour":0}""")]
    [InlineData("""{"litres":3,"colour":"darkRed"}x""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_not_exactly_what_is_asked_for_is_refused_with_the_name_of_the_file(string json)
    {
        var refused = Assert.Throws<InvalidDataException>(
            () => DataFileJson.Read<Paint>("paint.json", System.Text.Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith("paint.json: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_retention_is_read_and_one_that_is_short_or_says_no_reason_is_refused()
    {
        Assert.Equal(24, RetentionPolicy.Load(Path.Combine(AppContext.BaseDirectory, "data")).KeepMonths);
        Assert.Throws<InvalidDataException>(() => RetentionPolicy.Read("""{"keepMonths":11,"basis":"x"}"""u8));
        Assert.Throws<InvalidDataException>(() => RetentionPolicy.Read("""{"keepMonths":24}"""u8));
        Assert.Throws<InvalidDataException>(() => RetentionPolicy.Read("""{"keepMonths":24,"basis":null}"""u8));
    }

    private sealed record Paint(int Litres, Colour Colour);
}
