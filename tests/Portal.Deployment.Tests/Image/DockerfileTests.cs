using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Deployment.Tests.Manifests;

namespace Portal.Deployment.Tests.Image;

public sealed partial class DockerfileTests
{
    [Fact]
    public void Bases_are_pinned_to_a_version_of_three_parts_and_can_be_named_by_digest()
    {
        var bases = Dockerfile.Instructions.Where(one => one.Name == "ARG" && one.Text.Contains("mcr.", StringComparison.Ordinal))
            .Select(one => one.Text.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

        Assert.All(bases.Values, name => Assert.Matches(Pinned(), name));
        var stages = Dockerfile.Instructions.Where(one => one.Name == "FROM").Select(one => one.Text.Split(" AS ")).ToList();
        Assert.All(stages, (stage, place) => Assert.True(
            bases.Keys.Any(name => stage[0] == $"${{{name}}}") || stages.Take(place).Any(earlier => earlier[1] == stage[0])));
    }

    [Fact]
    public void The_sdk_is_one_that_the_repository_takes()
    {
        using var global = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("global.json")));
        var wanted = Version.Parse(global.RootElement.GetProperty("sdk").GetProperty("version").GetString()!);
        var used = Version.Parse(Pinned().Match(Dockerfile.Instructions.First(one => one.Text.StartsWith("SDK=", StringComparison.Ordinal)).Text)
            .Groups["version"].Value);

        // rollForward: latestFeature
        Assert.Equal((wanted.Major, wanted.Minor), (used.Major, used.Minor));
        Assert.True(used >= wanted);
    }

    [Fact]
    public void It_runs_as_a_numbered_user_without_rights_and_starts_the_program_without_a_shell()
    {
        Assert.Matches("^[1-9][0-9]*:[1-9][0-9]*$", Dockerfile.Last("USER"));
        Assert.Equal(["dotnet", "Portal.Silo.dll"], Dockerfile.EntryPoint);
        Assert.Equal($"http://+:{Dockerfile.Port}", Dockerfile.Environment["ASPNETCORE_URLS"]);
        Assert.DoesNotContain(Dockerfile.Instructions, one => one.Name is "ADD" or "MAINTAINER" or "SHELL");
    }

    [Fact]
    public void What_it_copies_exists_and_is_sent_to_the_build()
    {
        var sent = File.ReadAllLines(Path.Combine(Dockerfile.Folder, "Dockerfile.dockerignore"))
            .Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Dockerfile.Instructions
            .Where(one => one.Name == "COPY" && !one.Text.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(one => one.Text.Split(' ')[..^1]).ToList();

        Assert.NotEmpty(copied);
        Assert.All(copied, name =>
        {
            Assert.True(Path.Exists(Repository.PathOf(name)), name);
            Assert.Contains(sent, pattern => pattern == name || (pattern.EndsWith('*') && name.StartsWith(pattern[..^1], StringComparison.Ordinal)));
        });
    }

    [Theory]
    [InlineData("portal-api", "api")]
    [InlineData("portal-silo", "silo")]
    public void The_manifest_starts_an_image_with_what_it_starts_by_itself(string deployment, string target)
    {
        var container = Overlay.ContainerOf(Overlay.Cluster.Get("Deployment", deployment));

        Assert.Equal(Dockerfile.CommandOf(target), container["args"]!.AsArray().Select(one => one!.GetValue<string>()));
        Assert.Matches($"/{target}:[0-9]+\\.[0-9]+\\.[0-9]+$", container["image"]!.GetValue<string>());
    }

    [GeneratedRegex("^([A-Z]+=)?mcr\\.microsoft\\.com/dotnet/[a-z]+:(?<version>[0-9]+\\.[0-9]+\\.[0-9]+)-noble(-chiseled)?$")]
    private static partial Regex Pinned();
}
