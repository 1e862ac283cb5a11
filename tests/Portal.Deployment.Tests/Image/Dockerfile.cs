using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Portal.Deployment.Tests.Image;

/// <summary>What the Dockerfile says.</summary>
internal static partial class Dockerfile
{
    public static string Folder { get; } = Repository.PathOf("k8s", "docker");

    /// <summary>Instructions with continued lines joined; the first word is the instruction.</summary>
    public static IReadOnlyList<(string Name, string Text)> Instructions { get; } = Read();

    public static int UserId { get; } = int.Parse(Last("USER").Split(':')[0], CultureInfo.InvariantCulture);

    public static int Port { get; } = int.Parse(Last("EXPOSE"), CultureInfo.InvariantCulture);

    public static IReadOnlyList<string> EntryPoint { get; } = JsonSerializer.Deserialize<string[]>(Last("ENTRYPOINT"))!;

    public static IReadOnlyDictionary<string, string> Environment { get; } = Last("ENV").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>What a target starts with when the manifest says nothing.</summary>
    public static string[] CommandOf(string target) => JsonSerializer.Deserialize<string[]>(Instructions
        .SkipWhile(one => one.Name != "FROM" || !one.Text.EndsWith($" AS {target}", StringComparison.Ordinal))
        .First(one => one.Name == "CMD").Text)!;

    public static string Last(string name) => Instructions.Last(one => one.Name == name).Text;

    private static List<(string, string)> Read()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "Dockerfile"));
        return [.. Continued().Replace(text, " ").Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1].Trim()))];
    }

    [GeneratedRegex(@"\\\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Continued();
}
