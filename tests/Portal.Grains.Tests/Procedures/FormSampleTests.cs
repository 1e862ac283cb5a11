using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.Tests.Catalogue;

namespace Portal.Grains.Tests.Procedures;

public sealed class FormSampleTests
{
    [Fact]
    public void At_least_fifteen_procedures_of_different_fields_have_a_form_of_their_own()
    {
        var fields = ShippedForms.Codes.Select(code => ShippedCatalogue.Snapshot.Procedure(code, 1)!.Field).ToHashSet();

        Assert.True(ShippedForms.Codes.Count >= 15, $"{ShippedForms.Codes.Count} forms");
        Assert.True(fields.Count >= 12, $"{fields.Count} fields");
    }

    [Fact]
    public void Every_shipped_form_belongs_to_the_procedure_it_is_named_after_and_speaks_both_languages()
    {
        Assert.All(ShippedForms.Codes, code =>
        {
            var form = ShippedForms.Of(code);
            using var json = JsonDocument.Parse(form.Json);
            Assert.Equal(code, json.RootElement.GetProperty("x-procedure").GetString());
            Assert.All(AllFields(form.Root), field => Assert.NotNull(field.Title.En));
            Assert.All(AllFields(form.Root).SelectMany(field => field.Options), option => Assert.NotNull(option.Label.En));
        });
    }

    [Fact]
    public void A_sample_of_every_procedure_validates_whatever_the_seed() =>
        Prop.ForAll(
            Gen.Elements(ShippedCatalogue.Snapshot.Procedures.ToArray()).ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (procedure, seed) =>
            {
                var form = ShippedCatalogue.Snapshot.FormOf(procedure.Code, 1)!;
                var errors = FormValidator.Validate(form, FormSample.Create(form, seed));
                return errors.IsEmpty.Label(string.Join("; ", errors.Select(e => $"{e.Pointer} {e.Code}")));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void The_same_seed_gives_the_same_sample() =>
        Assert.Equal(FormSample.Create(ShippedForms.Birth, 7), FormSample.Create(ShippedForms.Birth, 7));

    [Fact]
    public void A_procedure_without_a_form_gets_the_general_one_after_its_subjects()
    {
        // Work permit extension: enterprises and organisations only.
        var form = ShippedForms.Of("1.014201");

        Assert.Equal(["applicant", "organisation", "request"], form.Root.Properties.Select(field => field.Name));
        Assert.All(form.Root.Properties, field => Assert.True(field.Required));
    }

    [Fact]
    public void The_general_form_offers_the_papers_of_single_cases()
    {
        // Registration of guardianship: papers that depend on the case, none of them required beforehand.
        var papers = ShippedForms.Of("1.004837").Root.Properties
            .Single(field => field.Name == "request").Properties.Single(field => field.Name == "papers");
        var procedure = ShippedCatalogue.Snapshot.Procedure("1.004837", 1)!;

        Assert.Equal(
            procedure.Components.Where(c => !c.Required && !c.FromForm && c.Database is null).Select(c => c.Id),
            papers.Items!.Options.Select(option => option.Value));
        Assert.NotEmpty(papers.Items.Options);
    }

    private static IEnumerable<FormNode> AllFields(FormNode node) =>
        node.Properties.Concat(node.Items is null ? [] : [node.Items])
            .SelectMany(child => AllFields(child).Prepend(child));
}
