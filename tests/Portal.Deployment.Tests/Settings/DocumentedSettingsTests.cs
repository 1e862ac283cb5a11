using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Deployment.Tests.Settings;

/// <summary>The table of settings in <c>docs/operations.md</c> is what the program reads.</summary>
public sealed partial class DocumentedSettingsTests
{
    /// <summary>Their default depends on the machine or is decided by the program.</summary>
    private static readonly string[] Computed = ["Scores:Readers"];

    private static readonly Dictionary<string, string> Documented = Row()
        .Matches(File.ReadAllText(Repository.PathOf("docs", "operations.md")))
        .ToDictionary(row => row.Groups["key"].Value, row => row.Groups["default"].Value);

    [Fact]
    public void Every_setting_that_the_program_reads_is_documented_and_no_other() =>
        Assert.Equal(ProgramSettings.All.Keys.Order(StringComparer.Ordinal), Documented.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_defaults_are_those_of_the_program()
    {
        var defaults = ProgramSettings.All.Where(one => one.Value is not null && !Computed.Contains(one.Key)).ToList();

        Assert.NotEmpty(defaults);
        Assert.All(defaults, one => Assert.Equal((one.Key, TextOf(one.Value!)), (one.Key, Documented[one.Key])));
    }

    private static string TextOf(object value) => value switch
    {
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    [GeneratedRegex(@"^\| `(?<key>[A-Z][A-Za-z]+:[A-Za-z:]+)` \| (-|`(?<default>[^`]+)`) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
