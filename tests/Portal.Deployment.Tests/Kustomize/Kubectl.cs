using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Kustomize;

/// <summary>The real renderer, where it is installed.</summary>
internal static class Kubectl
{
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, "kubectl")));

    public static async Task<IReadOnlyList<JsonObject>> RenderAsync(string directory)
    {
        using var process = Process.Start(new ProcessStartInfo("kubectl", ["kustomize", directory])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        // Deprecated fields still render, with a warning.
        Assert.Equal("", await errors);
        return YamlFile.Parse(output);
    }
}
