using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Publishing;

namespace Portal.Grains.Tests.Catalogue;

/// <summary>The catalogue of the shipped files, read once for all tests.</summary>
internal static class ShippedCatalogue
{
    public static readonly DateTimeOffset Now = new(2026, 8, 28, 9, 0, 0, TimeSpan.FromHours(7));
    public static readonly DateOnly Today = new(2026, 8, 28);

    private static readonly Lazy<(CatalogueContent Content, IReadOnlyList<CatalogueEvent> Events)> Files = new(() =>
    {
        var (content, events) = CatalogueFiles.Read(Path.Combine(AppContext.BaseDirectory, "data"), Now);
        return (content, events);
    });

    private static readonly Lazy<CatalogueSnapshot> Built = new(() => CatalogueSnapshot.Of(Content));

    public static CatalogueContent Content => Files.Value.Content;

    public static IReadOnlyList<CatalogueEvent> Events => Files.Value.Events;

    public static CatalogueSnapshot Snapshot => Built.Value;
}
