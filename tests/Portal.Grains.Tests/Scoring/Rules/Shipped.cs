using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

/// <summary>The rules that are shipped, as they stand in 2026.</summary>
internal static class Shipped
{
    public static readonly DateOnly Day = new(2026, 8, 1);

    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    public static IndexCatalogue Catalogue { get; } = IndexFile.Load(Directory);

    public static RuleSet Portal { get; } = Catalogue.RulesOf("portal-2026", Day);

    public static RuleSet Rulebook { get; } = Catalogue.RulesOf("rulebook", Day);
}
