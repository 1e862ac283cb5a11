using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Telemetry;

/// <summary>Ids of log events are stable: what watches the log may rely on them. Both engines are looked at.</summary>
public sealed partial class LogEventTests
{
    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText),
    ];

    private static readonly (int Id, string Level)[] Events =
        [.. Sources.SelectMany(text => Event().Matches(text)).Select(Read).Order()];

    [Fact]
    public void Every_event_has_an_id_of_its_own()
    {
        Assert.Equal(Sources.Sum(text => text.Split("[LoggerMessage(").Length - 1), Events.Length);
        Assert.Equal(Events.Select(one => one.Id).Distinct(), Events.Select(one => one.Id));
    }

    [Fact]
    public void The_table_in_the_guide_lists_every_warning_and_error()
    {
        var rows = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"))).Select(Read);

        Assert.Equal(Events.Where(one => one.Level is "Warning" or "Error" or "Critical"), rows.Order());
    }

    private static (int Id, string Level) Read(Match match) =>
        (int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture), match.Groups["level"].Value);

    [GeneratedRegex(@"\[LoggerMessage\((EventId = )?(?<id>[0-9]+),\s*(Level = )?LogLevel\.(?<level>[A-Z][a-z]+)")]
    private static partial Regex Event();

    [GeneratedRegex("^\\| (?<id>[0-9]{4}) \\| (?<level>Warning|Error|Critical) \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
