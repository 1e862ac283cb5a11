using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Kustomize;

/// <summary>The real renderer, where it is installed.</summary>
internal static class Kubectl
{
    public static bool IsInstalled { get; } = InstalledTool.Exists("kubectl");

    public static async Task<IReadOnlyList<JsonObject>> RenderAsync(string directory)
    {
        var (exitCode, output, errors) = await InstalledTool.RunAsync("kubectl", ["kustomize", directory]);
        Assert.True(exitCode == 0, errors);
        // Deprecated fields still render, with a warning.
        Assert.Equal("", errors);
        return YamlFile.Parse(output);
    }
}
