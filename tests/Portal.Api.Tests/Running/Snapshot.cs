namespace Portal.Api.Tests.Running;

/// <summary>Compares what the portal says with what stands in the repository.</summary>
internal static class Snapshot
{
    private const string Update = "PORTAL_UPDATE_SNAPSHOTS";

    /// <param name="path">File, relative to the root of the repository.</param>
    /// <param name="actual">What it should hold.</param>
    public static void Check(string path, string actual)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"{path} does not exist. {Hint}");
        var (expected, lines) = (File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n'), actual.Split('\n'));
        for (var line = 0; line < Math.Max(expected.Length, lines.Length); line++)
        {
            var (old, fresh) = (expected.ElementAtOrDefault(line), lines.ElementAtOrDefault(line));
            Assert.True(old == fresh, $"{path} differs in line {line + 1}:\n- {old}\n+ {fresh}\n{Hint}");
        }
    }

    private static string Hint =>
        $"If the change is meant, run the tests once with {Update}=1 and commit the file.";
}
