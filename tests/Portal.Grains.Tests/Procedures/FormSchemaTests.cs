using System.Text;
using Portal.Grains.Procedures.Forms;

namespace Portal.Grains.Tests.Procedures;

public sealed class FormSchemaTests
{
    [Theory]
    [InlineData("""{"type":"string","patern":"^a$"}""", "patern")]
    [InlineData("""{"type":"string","minimum":1}""", "minimum")]
    [InlineData("""{"type":"text"}""", "type")]
    [InlineData("""{"title":{"vi":"x"}}""", "type")]
    [InlineData("""{"type":"string","format":"email"}""", "format")]
    [InlineData("""{"type":"string","pattern":"a"}""", "start with ^")]
    [InlineData("""{"type":"string","pattern":"^(a$","examples":["a"]}""", "regular expression")]
    [InlineData("""{"type":"string","pattern":"^(?=a)a$","examples":["a"]}""", "linear")]
    [InlineData("""{"type":"string","pattern":"^a$"}""", "examples")]
    [InlineData("""{"type":"string","pattern":"^a$","examples":["b"]}""", "example 'b'")]
    [InlineData("""{"type":"string","enum":[]}""", "enum")]
    [InlineData("""{"type":"string","enum":["a","a"]}""", "enum")]
    [InlineData("""{"type":"string","enum":["a"],"x-labels":{"b":{"vi":"x"}}}""", "'b'")]
    [InlineData("""{"type":"string","title":"x"}""", "vi")]
    [InlineData("""{"type":"string","minLength":5,"maxLength":4}""", "maximum")]
    [InlineData("""{"type":"string","maxLength":-1}""", "whole number")]
    [InlineData("""{"type":"string","x-section":"nowhere"}""", "nowhere")]
    [InlineData("""{"type":"array"}""", "items")]
    [InlineData("""{"type":"boolean","const":false}""", "const")]
    [InlineData("""{"type":"object","additionalProperties":true}""", "additionalProperties")]
    [InlineData("""{"type":"object","required":["b"],"properties":{}}""", "'b'")]
    public void A_schema_that_is_wrong_is_refused_with_place_and_reason(string field, string reason)
    {
        var json = Encoding.UTF8.GetBytes(
            $$"""{"type":"object","title":{"vi":"x"},"properties":{"a":{{field}} } }""");

        Assert.False(FormSchema.TryParse(json, out _, out var problem));
        Assert.StartsWith("/properties/a", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":"string"}""")]
    [InlineData("""{"type":"object","type":"object"}""")]
    public void What_is_no_schema_document_is_refused(string json) =>
        Assert.Throws<FormatException>(() => FormSchema.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_pattern_must_match_the_whole_text_up_to_its_very_end()
    {
        var schema = ShippedForms.WithField("""{"type":"string","pattern":"^[a-z]+$","examples":["abc"]}""");

        Assert.Empty(FormValidator.Validate(schema, "{\"a\":\"abc\"}"u8));
        Assert.Single(FormValidator.Validate(schema, "{\"a\":\"abc\\n\"}"u8));
        Assert.Single(FormValidator.Validate(schema, "{\"a\":\"1abc\"}"u8));
    }
}
