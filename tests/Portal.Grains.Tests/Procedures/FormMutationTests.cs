using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Procedures;

/// <summary>One wrong thing in an otherwise right sample of any shipped form is found, and nothing else.</summary>
public sealed class FormMutationTests
{
    [Fact]
    public void A_dropped_required_field_is_the_only_error() =>
        ForAny(field => field.Required, "form.required", (parent, field) => parent.Remove(field.Name));

    [Fact]
    public void A_value_of_another_type_is_the_only_error() =>
        ForAny(_ => true, "form.type", (parent, field) => parent[field.Name] = field.Type switch
        {
            FormType.String => JsonValue.Create(1),
            FormType.Object => new JsonArray(),
            FormType.Array => new JsonObject(),
            _ => JsonValue.Create("1"),
        });

    [Fact]
    public void An_impossible_date_is_the_only_error() =>
        ForAny(field => field.Format == FormFormat.Date, "form.format.date", (parent, field) =>
            parent[field.Name] = "2026-02-30");

    [Fact]
    public void A_personal_number_of_no_province_is_the_only_error() =>
        ForAny(field => field.Format == FormFormat.PersonalNumber, "form.format.personal_number", (parent, field) =>
            parent[field.Name] = "000090123456");

    [Fact]
    public void A_tax_code_with_a_wrong_check_digit_is_the_only_error() =>
        ForAny(field => field.Format == FormFormat.TaxCode, "form.format.tax_code", (parent, field) =>
            parent[field.Name] = "0100109107");

    [Fact]
    public void An_unknown_choice_is_the_only_error() =>
        ForAny(field => !field.Options.IsEmpty, "form.enum", (parent, field) => parent[field.Name] = "no such choice");

    [Fact]
    public void An_overlong_text_is_the_only_error() =>
        ForAny(field => field.Type == FormType.String, "form.too_long", (parent, field) =>
            parent[field.Name] = new string('x', field.MaxLength + 1));

    [Fact]
    public void A_number_below_its_minimum_is_the_only_error() =>
        ForAny(field => field.Minimum is not null, "form.minimum", (parent, field) =>
            parent[field.Name] = field.Minimum!.Value - 1);

    [Fact]
    public void Markup_and_sql_are_texts_like_any_other() =>
        ForAnySample((form, sample) =>
        {
            foreach (var (parent, field) in Fields(form.Root, sample).ToList())
            {
                if (field is { Type: FormType.String, Format: FormFormat.None, Pattern: null, Options.IsEmpty: true, MaxLength: >= 40 })
                    parent[field.Name] = "<script>'; DROP TABLE dossier; --";
            }

            return Validate(form, sample).IsEmpty;
        });

    private static void ForAny(Func<FormNode, bool> which, string code, Action<JsonObject, FormNode> mutate) =>
        ForAnySample((form, sample) =>
        {
            foreach (var (pointer, parent, field) in Pointed(form.Root, sample, "").Where(row => which(row.Field)).ToList())
            {
                var before = parent[field.Name]?.DeepClone();
                mutate(parent, field);
                if (Validate(form, sample) is not [var error] || error.Pointer != pointer || error.Code != code)
                    return false;

                parent[field.Name] = before;
            }

            return true;
        });

    private static void ForAnySample(Func<FormSchema, JsonObject, bool> holds) =>
        Prop.ForAll(
            Gen.Elements(ShippedForms.Codes.ToArray()).ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (code, seed) =>
            {
                var form = ShippedForms.Of(code);
                return holds(form, JsonNode.Parse(FormSample.Create(form, seed))!.AsObject());
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static ImmutableArray<FieldError> Validate(FormSchema form, JsonObject sample) =>
        FormValidator.Validate(form, Encoding.UTF8.GetBytes(sample.ToJsonString()));

    private static IEnumerable<(JsonObject Parent, FormNode Field)> Fields(FormNode node, JsonObject sample) =>
        Pointed(node, sample, "").Select(row => (row.Parent, row.Field));

    /// <summary>The fields that a sample has, with their pointers; those inside lists are left out.</summary>
    private static IEnumerable<(string Pointer, JsonObject Parent, FormNode Field)> Pointed(
        FormNode node, JsonObject sample, string at) => node.Properties
            .Where(field => sample.ContainsKey(field.Name))
            .SelectMany(field => (sample[field.Name] is JsonObject inner
                ? Pointed(field, inner, $"{at}/{field.Name}")
                : []).Append(($"{at}/{field.Name}", sample, field)));
}
