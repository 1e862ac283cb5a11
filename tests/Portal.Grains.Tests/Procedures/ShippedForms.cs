using Portal.Grains.Procedures.Forms;
using Portal.Grains.Tests.Catalogue;

namespace Portal.Grains.Tests.Procedures;

/// <summary>The forms shipped under data/forms, and a few schemas to try single rules on.</summary>
internal static class ShippedForms
{
    public static IReadOnlyList<string> Codes { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "forms"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static FormSchema Birth => Of("1.001193");

    public static FormSchema Of(string code) => ShippedCatalogue.Snapshot.FormOf(code, 1)!;

    public static FormSchema WithField(string field) => FormSchema.Parse(System.Text.Encoding.UTF8.GetBytes(
        $$"""{"type":"object","title":{"vi":"x"},"required":["a"],"properties":{"a":{{field}} } }"""));
}
