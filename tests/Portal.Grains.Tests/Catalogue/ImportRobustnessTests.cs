using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Import;

namespace Portal.Grains.Tests.Catalogue;

public sealed class ImportRobustnessTests
{
    private const string Form = "\"form\": {\"type\":\"object\",\"title\":{\"vi\":\"x\"},\"x-order\":1,\"properties\":"
        + "{\"a\":{\"type\":\"string\",\"pattern\":\"^a+$\",\"examples\":[\"a\"],\"maxLength\":5}}}";

    private static readonly string[] Files =
    [
        ProcedureFile.Of(
            ("9.000001", "\"effectiveFrom\": \"2026-01-01\", \"decisionDate\": \"2026-01-01\""), ("9.000002", Form)),
        """[{"code":"H44.900","name":"n","shortName":"s","kind":"commune","parent":"H44","sessions":{"monday":[{"from":"07:30","to":"11:30"}]}}]""",
        """[{"agency":"H44.03","procedure":"1.001193","from":"2026-01-01","to":"2026-03-01","underAuthority":true,"onlineKind":"full","service":"public"},{"agency":"H44.03","procedure":"1.001193","from":"2026-02-01","onlineKind":"none","service":"none"}]""",
        """[{"agency":"H44","decision":"1","decisionDate":"2026-03-02","legalBasisEffective":"2026-04-01","procedures":[{"procedure":"1.001193","change":"new","publishedAt":"2026-03-03T09:00:00+07:00","missingParts":["steps"]}]}]""",
        """{"years":{"2028":{"status":"official","nonWorkingDays":[{"date":"2028-01-01","name":"x","kind":"holiday"}]}}}""",
    ];

    private static readonly string[] Splices =
        ["0", "-1", "1e99", "null", "[]", "{}", "\"", "\\ud800", "\"0001-01-01\"", "\"9999-12-31\"", ",", ":", "}", "]", "\n"];

    private static Gen<byte[]> Mutated =>
        from file in Gen.Elements(Files)
        from at in Gen.Choose(0, 10_000).ListOf().Select(list => list.Take(3))
        from splice in Gen.Elements(Splices)
        from cut in Gen.Choose(0, 12)
        select Encoding.UTF8.GetBytes(at.Aggregate(file, (text, position) =>
        {
            var start = position % text.Length;
            return text[..start] + splice + text[Math.Min(text.Length, start + cut)..];
        }));

    /// <summary>Whatever the file: errors with a line, or changes that a snapshot can be built from.</summary>
    [Fact]
    public void No_file_whatever_makes_an_import_fail_otherwise_than_by_errors() =>
        Prop.ForAll(Mutated.ToArbitrary(), Gen.Elements(Enum.GetValues<ImportKind>()).ToArbitrary(), (file, kind) =>
        {
            var plan = CatalogueImport.Plan(kind, file, ShippedCatalogue.Content, ProcedureFile.Context);
            if (!plan.Errors.IsEmpty)
                return plan.Changes.IsEmpty && plan.Errors.All(error => error.Line > 0);

            var snapshot = CatalogueSnapshot.Of(plan.Changes.Aggregate(
                ShippedCatalogue.Content, (content, row) => row.Event.ApplyTo(content)));
            return snapshot.Procedures.All(procedure => snapshot.FormOf(procedure.Code, procedure.Version) is not null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
}
