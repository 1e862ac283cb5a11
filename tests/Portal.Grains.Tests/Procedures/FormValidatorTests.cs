using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Procedures;

public sealed class FormValidatorTests
{
    [Theory]
    [InlineData("/child/fullName", "form.required")]
    [InlineData("/child", "form.required")]
    [InlineData("/requester/phone", "form.required")]
    public void A_dropped_required_field_is_named(string pointer, string code)
    {
        var form = Sample();
        At(form, Parent(pointer))!.AsObject().Remove(Last(pointer));

        AssertOnly(pointer, code, Validate(form));
    }

    [Theory]
    [InlineData("/child/fullName", "\"   \"", "form.required")]
    [InlineData("/child/fullName", "12", "form.type")]
    [InlineData("/child/fullName", "null", "form.type")]
    [InlineData("/child/fullName", "\"a\\u0000b\"", "form.control_character")]
    [InlineData("/child", "[]", "form.type")]
    [InlineData("/child/sex", "\"boy\"", "form.enum")]
    [InlineData("/child/birthDate", "\"2026-02-30\"", "form.format.date")]
    [InlineData("/child/birthDate", "\"2026-2-03\"", "form.format.date")]
    [InlineData("/child/birthDate", "\"30/01/2026\"", "form.format.date")]
    [InlineData("/child/birthTime", "\"25:00\"", "form.pattern")]
    [InlineData("/child/birthTime", "\"07:45\\n\"", "form.too_long")]
    [InlineData("/requester/personalNumber", "\"097123456789\"", "form.format.personal_number")]
    [InlineData("/requester/personalNumber", "\"00112345678\"", "form.format.personal_number")]
    [InlineData("/requester/personalNumber", "\"00112345678x\"", "form.format.personal_number")]
    [InlineData("/requester/phone", "\"0112345678\"", "form.format.phone")]
    [InlineData("/copies", "-1", "form.minimum")]
    [InlineData("/copies", "51", "form.maximum")]
    [InlineData("/copies", "1.5", "form.type")]
    [InlineData("/copies", "1e400", "form.type")]
    [InlineData("/copies", "\"1\"", "form.type")]
    [InlineData("/truthfulness", "false", "form.must_be_true")]
    [InlineData("/truthfulness", "\"true\"", "form.type")]
    public void A_wrong_value_is_named_with_its_reason(string pointer, string value, string code)
    {
        var form = Sample();
        At(form, Parent(pointer))![Last(pointer)] = JsonNode.Parse(value);

        AssertOnly(pointer, code, Validate(form));
    }

    [Theory]
    [InlineData("/hobby", "/hobby")]
    [InlineData("/child/a~b", "/child/a~0b")]
    [InlineData("/child/a|b", "/child/a~1b")]
    public void An_unknown_field_is_named_by_a_correct_pointer(string where, string pointer)
    {
        var form = Sample();
        At(form, Parent(where))![Last(where).Replace('|', '/')] = JsonNode.Parse("{\"deep\":[1,2]}");

        AssertOnly(pointer, "form.unknown_field", Validate(form));
    }

    [Fact]
    public void A_text_over_its_maximum_is_refused_and_counted_in_characters()
    {
        var form = Sample();
        form["child"]!["fullName"] = new string('ữ', 100);
        Assert.Empty(Validate(form));

        form["child"]!["fullName"] = new string('ữ', 101);
        AssertOnly("/child/fullName", "form.too_long", Validate(form));
    }

    [Fact]
    public void A_field_without_a_maximum_takes_500_characters()
    {
        var schema = ShippedForms.WithField("""{"type":"string"}""");

        Assert.Empty(Validate(schema, $$"""{"a":"{{new string('x', 500)}}"}"""));
        AssertOnly("/a", "form.too_long", Validate(schema, $$"""{"a":"{{new string('x', 501)}}"}"""));
    }

    [Fact]
    public void A_repeated_key_is_refused_even_when_escaped_differently()
    {
        var schema = ShippedForms.WithField("""{"type":"string"}""");

        AssertOnly("/a", "form.duplicate_key", Validate(schema, """{"a":"1","a":"2"}"""));
        AssertOnly("/a", "form.duplicate_key", Validate(schema, """{"a":"1","\u0061":"2"}"""));
        Assert.Equal(
            ["form.unknown_field", "form.duplicate_key"],
            Validate(schema, """{"a":"1","b":1,"b":2}""").Select(error => error.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":\"1\"}}")]
    [InlineData("{\"a\":\"1\",}")]
    [InlineData("{'a':'1'}")]
    [InlineData("nul")]
    public void What_is_no_json_is_refused_as_a_whole(string json) =>
        AssertOnly("", "form.json", Validate(ShippedForms.WithField("""{"type":"string"}"""), json));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public void What_is_no_object_is_refused(string json) =>
        AssertOnly("", "form.type", Validate(ShippedForms.WithField("""{"type":"string"}"""), json));

    [Fact]
    public void Broken_utf8_is_refused()
    {
        var json = "{\"a\":\"xx\"}"u8.ToArray();
        json[6] = 0xC3;

        AssertOnly("", "form.encoding", FormValidator.Validate(ShippedForms.WithField("""{"type":"string"}"""), json));
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""", "/a")]
    [InlineData("""{"a":"1","\udc00":1}""", "")]
    public void Half_a_surrogate_pair_is_refused(string json, string pointer) =>
        AssertOnly(pointer, "form.encoding", Validate(ShippedForms.WithField("""{"type":"string"}"""), json));

    [Theory]
    [InlineData(8, "form.unknown_field")]
    [InlineData(9, "form.too_deep")]
    [InlineData(3000, "form.too_deep")]
    public void Nesting_ends_at_eight_levels(int levels, string code)
    {
        var json = $$"""{"a":"1","b":{{new string('[', levels - 1)}}{{new string(']', levels - 1)}}}""";

        Assert.Equal(code, Validate(ShippedForms.WithField("""{"type":"string"}"""), json)[^1].Code);
    }

    [Fact]
    public void A_form_over_64_kilobytes_is_refused() =>
        AssertOnly("", "form.too_large", Validate(
            ShippedForms.WithField("""{"type":"string"}"""), "{\"a\":\"1\"}" + new string(' ', FormValidator.MaxBytes)));

    [Fact]
    public void Errors_are_listed_up_to_a_maximum()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"f{i}\":1")) + "}";

        Assert.Equal(FormValidator.MaxErrors, Validate(ShippedForms.WithField("""{"type":"string"}"""), json).Length);
    }

    [Fact]
    public void Lists_are_bounded_and_their_elements_are_named_by_number()
    {
        var schema = ShippedForms.WithField(
            """{"type":"array","minItems":1,"maxItems":2,"items":{"type":"string","format":"date"}}""");

        AssertOnly("/a", "form.min_items", Validate(schema, """{"a":[]}"""));
        AssertOnly("/a", "form.max_items", Validate(schema, """{"a":["2026-01-01","2026-01-02","2026-01-03","x"]}"""));
        AssertOnly("/a/1", "form.format.date", Validate(schema, """{"a":["2026-01-01","2026-02-29"]}"""));
        Assert.Empty(Validate(schema, """{"a":["2024-02-29"]}"""));
    }

    [Fact]
    public void A_draft_may_be_incomplete_and_half_written_but_not_of_another_shape()
    {
        Assert.Empty(Draft("""{"child":{"birthDate":"2026-","sex":"","fullName":""},"copies":99}"""));
        Assert.Empty(Draft("{}"));
        AssertOnly("/child/hobby", "form.unknown_field", Draft("""{"child":{"hobby":1}}"""));
        AssertOnly("/child/fullName", "form.type", Draft("""{"child":{"fullName":1}}"""));
        AssertOnly("/child/fullName", "form.too_long", Draft($$$"""{"child":{"fullName":"{{{new string('x', 101)}}}"}}"""));
    }

    [Fact]
    public void Messages_say_what_to_do_in_both_languages_and_pointers_take_a_prefix()
    {
        using var json = JsonDocument.Parse("""{"form":{"a":"2026-02-30"}}""");
        var error = Assert.Single(FormValidator.Validate(
            ShippedForms.WithField("""{"type":"string","format":"date"}"""),
            json.RootElement.GetProperty("form"), partial: false, "/form"));

        Assert.Equal("/form/a", error.Pointer);
        Assert.Contains("ngày có thật", error.Message.In("vi"), StringComparison.Ordinal);
        Assert.Contains("day that exists", error.Message.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_whatever_make_the_validator_fail_otherwise_than_by_errors() =>
        Prop.ForAll(Mutated.ToArbitrary(), bytes =>
        {
            var errors = FormValidator.Validate(ShippedForms.Birth, bytes);
            return !errors.IsDefault && errors.Length <= FormValidator.MaxErrors
                && errors.All(error => error.Code.StartsWith("form.", StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void The_document_and_the_bytes_give_the_same_answer() =>
        Prop.ForAll(Mutated.ToArbitrary(), bytes =>
        {
            try
            {
                using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 1000 });
                return FormValidator.Validate(ShippedForms.Birth, json.RootElement).Select(error => error.Pointer)
                    .SequenceEqual(FormValidator.Validate(ShippedForms.Birth, bytes).Select(error => error.Pointer));
            }
            catch (JsonException)
            {
                return FormValidator.Validate(ShippedForms.Birth, bytes) is [{ Code: "form.json" or "form.encoding" }];
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>Samples with a few bytes cut, doubled or overwritten.</summary>
    private static Gen<byte[]> Mutated =>
        from seed in Gen.Choose(0, 1000)
        from cuts in Gen.Choose(0, 100_000).ListOf().Select(list => list.Take(4).ToList())
        from junk in Gen.Elements("\"{}[]:,\\\0é\u001f \n9"u8.ToArray().Append((byte)0xFF).ToArray()).ListOf()
        select Mutate(FormSample.Create(ShippedForms.Birth, seed), cuts, junk);

    private static byte[] Mutate(byte[] sample, List<int> cuts, IEnumerable<byte> junk)
    {
        var bytes = sample.ToList();
        foreach (var cut in cuts)
        {
            var at = cut % bytes.Count;
            if (cut % 3 == 0)
                bytes.RemoveAt(at);
            else if (cut % 3 == 1)
                bytes.InsertRange(at, junk);
            else
                bytes[at] = (byte)cut;
        }

        return [.. bytes];
    }

    private static void AssertOnly(string pointer, string code, ImmutableArray<FieldError> errors)
    {
        var error = Assert.Single(errors);
        Assert.Equal((pointer, code), (error.Pointer, error.Code));
    }

    private static JsonNode Sample() => JsonNode.Parse(FormSample.Create(ShippedForms.Birth, 1))!;

    private static JsonNode? At(JsonNode root, string pointer) => pointer
        .Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode?)root, (node, name) => node![name]);

    private static string Parent(string pointer) => pointer[..pointer.LastIndexOf('/')];

    private static string Last(string pointer) => pointer[(pointer.LastIndexOf('/') + 1)..];

    private static ImmutableArray<FieldError> Validate(JsonNode form) =>
        Validate(ShippedForms.Birth, form.ToJsonString());

    private static ImmutableArray<FieldError> Validate(FormSchema schema, string json) =>
        FormValidator.Validate(schema, Encoding.UTF8.GetBytes(json));

    private static ImmutableArray<FieldError> Draft(string json) =>
        FormValidator.Validate(ShippedForms.Birth, Encoding.UTF8.GetBytes(json), partial: true);
}
