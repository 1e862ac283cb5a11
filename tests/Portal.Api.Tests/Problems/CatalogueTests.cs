using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Api.Problems;
using Portal.Api.Tests.Running;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;

namespace Portal.Api.Tests.Problems;

/// <summary>Every "no" has a status and texts in both languages, and its texts fit its arguments.</summary>
public sealed partial class CatalogueTests
{
    public static TheoryData<string> Codes => [.. ProblemCatalogue.All.Select(text => text.Code)];

    [Fact]
    public void Every_refusal_of_the_domain_has_an_entry_whose_placeholders_are_its_arguments()
    {
        var refusals = Refusals().ToList();
        Assert.True(refusals.Count > 40, $"Only {refusals.Count} refusals were found.");
        Assert.Empty(refusals.Where(one => ProblemCatalogue.Find(one.Code) is null).Select(one => one.Code));
        Assert.All(refusals, refusal =>
        {
            var text = ProblemCatalogue.Get(refusal.Code);
            Assert.Equal(refusal.Arguments.Length, Placeholders(text.Detail.Vi));
            Assert.Equal(refusal.Arguments.Length, Placeholders(text.Detail.En!));
        });
    }

    [Fact]
    public void Every_code_in_the_source_of_the_API_has_an_entry_whose_placeholders_are_its_arguments()
    {
        var uses = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Use().Matches(File.ReadAllText(path)))
            .ToList();
        Assert.True(uses.Count > 30, $"Only {uses.Count} uses were found.");
        Assert.All(uses, use =>
        {
            var text = ProblemCatalogue.Find(use.Groups["code"].Value);
            Assert.True(text is not null, $"{use.Value} has no entry.");
            var given = Argument().Count(use.Groups["rest"].Value);
            Assert.True(given == Placeholders(text.Detail.Vi), $"{use.Value} gives {given} arguments: {text.Detail.Vi}");
            Assert.Equal(Placeholders(text.Detail.Vi), Placeholders(text.Detail.En!));
        });
    }

    [Fact]
    public void Every_entry_is_used()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("Problems.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        Assert.Empty(ProblemCatalogue.All
            .Where(text => !source.Contains($"\"{text.Code}\"", StringComparison.Ordinal)).Select(text => text.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_entry_is_whole(string code)
    {
        var text = ProblemCatalogue.Get(code);
        Assert.Matches("^[a-z]+(_[a-z]+)*\\.[a-z]+(_[a-z]+)*$", code);
        Assert.InRange(text.Status, 400, 599);
        Assert.All(
            [text.Title.Vi, text.Title.En, text.Detail.Vi, text.Detail.En],
            words => Assert.False(string.IsNullOrWhiteSpace(words)));
        Assert.NotEqual(text.Title.Vi, text.Title.En);
        Assert.Matches("(\\.|\\{1\\})$", text.Detail.En);
    }

    [Fact]
    public void The_guide_to_the_codes_is_the_catalogue() =>
        Snapshot.Check("docs/errors.md", ProblemGuide.Write(ProblemCatalogue.All));

    private static int Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Count();

    /// <summary>Static fields, properties and factory methods of every class whose name ends in Refusals.</summary>
    private static IEnumerable<Refusal> Refusals()
    {
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var type in typeof(IDossierGrain).Assembly.GetTypes().Where(type =>
            type.Name.EndsWith("Refusals", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true }))
        {
            foreach (var field in type.GetFields(All).Where(field => field.FieldType == typeof(Refusal)))
                yield return (Refusal)field.GetValue(null)!;
            foreach (var method in type.GetMethods(All).Where(method => method.ReturnType == typeof(Refusal)))
                yield return (Refusal)method.Invoke(null, [.. method.GetParameters().Select(Sample)])!;
        }
    }

    private static object Sample(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => "text",
        var type when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 8, 28, 3, 0, 0, TimeSpan.Zero),
        var type when type == typeof(ImmutableArray<FieldError>) => ImmutableArray<FieldError>.Empty,
        var type when type.IsValueType => Activator.CreateInstance(type)!,
        var type => throw new InvalidOperationException($"Give {parameter.Member.Name} a sample of {type}."),
    };

    [GeneratedRegex(""" ,\s*("[^"]*"|[^,()]+(\([^()]*\))?) """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Argument();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""(PortalProblem|Refusal)\.Of\(\s*"(?<code>[^"]+)"(?<rest>(,\s*("[^"]*"|[^,()]+(\([^()]*\))?))*)\s*\)""")]
    private static partial Regex Use();
}
