using System.Text.RegularExpressions;

namespace Portal.Deployment.Tests.Documents;

/// <summary>What <c>docs/security.md</c> names as proof is there, in the project that it names.</summary>
public sealed partial class SecurityTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "security.md"));

    private static readonly ILookup<string, string> Classes = Directory
        .EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Class().Matches(File.ReadAllText(file)).Select(match => (
            Name: match.Groups["name"].Value,
            Project: Path.GetRelativePath(Repository.PathOf("tests"), file).Split(Path.DirectorySeparatorChar)[0])))
        .ToLookup(one => one.Name, one => one.Project);

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var named = Named().Matches(Text).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.True(named.Count > 40, "The document was not read.");
        Assert.DoesNotContain(named, name => !Classes.Contains(name));
    }

    [Fact]
    public void The_first_test_behind_the_name_of_a_project_is_in_it()
    {
        var placed = Placed().Matches(Text).Select(match => (match.Groups["project"].Value, match.Groups["name"].Value)).ToList();

        Assert.True(placed.Count > 30, "The document was not read.");
        Assert.All(placed, one => Assert.Contains(Classes[one.Item2], project => project == $"Portal.{ProjectOf(one.Item1)}.Tests"));
    }

    private static string ProjectOf(string name) => name == "End" ? "EndToEnd" : name;

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+Tests)`")]
    private static partial Regex Named();

    [GeneratedRegex("(?<project>Api|Grains|Silo|Cluster|End|Deployment) `(?<name>[A-Z][A-Za-z]+Tests)`")]
    private static partial Regex Placed();

    [GeneratedRegex(@"\bclass (?<name>[A-Z][A-Za-z]+Tests)\b")]
    private static partial Regex Class();
}
