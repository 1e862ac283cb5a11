using System.Reflection;
using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Documents;

/// <summary><c>./portal sbom</c> and <c>./portal audit</c>: what the portal is made of, and what is known against it.</summary>
public sealed class SupplyTests
{
    private static readonly string Assets = Repository.PathOf(
        "src",
        "Portal.Silo",
        "obj",
        typeof(SupplyTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "Engine").Value!,
        "project.assets.json");

    [Fact]
    public async Task Where_jq_is_installed_the_bill_lists_every_package_with_its_hash_and_how_the_portal_comes_to_it()
    {
        var assets = JsonNode.Parse(await File.ReadAllTextAsync(Assets))!;
        var packages = assets["libraries"]!.AsObject().Where(one => one.Value!["type"]!.GetValue<string>() == "package")
            .ToDictionary(one => "pkg:nuget/" + one.Key.Replace('/', '@'), one => one.Value!["sha512"]!.GetValue<string>());
        Assert.NotEmpty(packages);
        // ./portal sbom installs it; ./portal test does not.
        if (!InstalledTool.Exists("jq"))
            return;

        var (exitCode, output) = await RunAsync($"write_sbom '{Assets}'");
        Assert.Equal(0, exitCode);
        var bill = JsonNode.Parse(output)!;

        Assert.Equal(("CycloneDX", "1.5"), (bill["bomFormat"]!.GetValue<string>(), bill["specVersion"]!.GetValue<string>()));
        var hashes = bill["components"]!.AsArray().ToDictionary(one => Text(one, "bom-ref"), one => one!["hashes"]!.AsArray().Single());
        Assert.Equal(packages.Keys.Order(), hashes.Keys.Order());
        Assert.All(packages, package => Assert.Equal(
            ("SHA-512", Convert.ToHexStringLower(Convert.FromBase64String(package.Value))),
            (Text(hashes[package.Key], "alg"), Text(hashes[package.Key], "content"))));

        var edges = bill["dependencies"]!.AsArray().ToDictionary(
            one => Text(one, "ref"), one => one!["dependsOn"]!.AsArray().Select(other => other!.GetValue<string>()).ToList());
        var reached = new HashSet<string>();
        var next = new Stack<string>([Text(bill["metadata"]!["component"], "bom-ref")]);
        while (next.TryPop(out var name))
        {
            foreach (var other in edges[name].Where(reached.Add))
                next.Push(other);
        }

        Assert.Equal(packages.Keys.Order(), reached.Order());
    }

    [Theory]
    [InlineData("warn : NU1903: Package 'X' 1.0.0 has a known high severity vulnerability", "VulnerabilityInfo", 1, "")]
    [InlineData("warn : NU1905: the source has no vulnerability database", "", 3, "audit none")]
    [InlineData("", "", 3, "audit none")]
    [InlineData("", "VulnerabilityInfo", 0, "audit clean")]
    public async Task An_audit_succeeds_only_when_somebody_has_looked_and_found_nothing(
        string restore, string feed, int exitCode, string said)
    {
        var script =
            $$"""
            require_sdk() { :; }
            use_engine() { ENGINE=InProcess; }
            dotnet_options() { :; }
            dotnet() { if [[ $1 == restore ]]; then echo "{{restore}}"; else echo "E https://feed.example/index.json"; fi; }
            curl() { echo "{{feed}}"; }
            audit_command
            """;

        Assert.Equal((exitCode, said), await RunAsync(script));
    }

    [Fact]
    public async Task CI_goes_on_without_an_audit_and_not_with_a_weakness()
    {
        var ci = (await File.ReadAllTextAsync(Repository.PathOf(".ci", "run"))).Replace("./portal", "portal", StringComparison.Ordinal)
            .Replace("exec portal test", "echo tested", StringComparison.Ordinal).Replace("cd \"$(dirname", ": \"$(dirname", StringComparison.Ordinal);
        foreach (var (audit, status, said) in new[] { (0, 0, "tested"), (3, 0, "tested"), (1, 1, "") })
            Assert.Equal((status, said), await RunAsync($"portal() {{ return {audit}; }}\n{ci}"));
    }

    private static string Text(JsonNode? node, string name) => node![name]!.GetValue<string>();

    /// <summary>Runs a script behind the functions of these commands; gives what it wrote to standard output.</summary>
    private static async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        var (exitCode, output, _) = await InstalledTool.RunAsync(
            "bash",
            ["-c", $"set -euo pipefail\nROOT=$PWD\nsource build/common.sh\nsource build/audit.sh\n{script}"],
            Repository.PathOf("."));
        return (exitCode, output.Trim());
    }
}
