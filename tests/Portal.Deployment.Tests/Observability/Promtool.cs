using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Observability;

/// <summary>Prometheus' own test of alerts, where it is installed.</summary>
internal static class Promtool
{
    public static bool IsInstalled { get; } = InstalledTool.Exists("promtool");

    /// <summary>Fails with what did not fire as expected.</summary>
    /// <param name="groups">Lists of groups of rules.</param>
    /// <param name="tests">Tests of a file <c>rules.yaml</c> with all of them.</param>
    public static async Task TestAsync(IEnumerable<JsonNode> groups, string tests)
    {
        var folder = Directory.CreateTempSubdirectory("portal-alerts-");
        try
        {
            // JSON is YAML, too.
            var all = new JsonArray([.. groups.SelectMany(list => list.AsArray()).Select(group => group!.DeepClone())]);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "rules.yaml"), new JsonObject { ["groups"] = all }.ToJsonString());
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "tests.yaml"), tests);
            var (exitCode, output, errors) =
                await InstalledTool.RunAsync("promtool", ["test", "rules", "tests.yaml"], folder.FullName);
            Assert.True(exitCode == 0, output + errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
