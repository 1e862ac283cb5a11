using Portal.Grains.Agencies;
using Portal.Grains.Tests.Catalogue;

namespace Portal.Grains.Tests.Agencies;

public sealed class AgencyTreeTests
{
    private static AgencyTree Tree => ShippedCatalogue.Snapshot.Agencies;

    [Fact]
    public void Phu_Tho_has_148_communes_and_15_departments()
    {
        var units = Tree.Descendants("H44").ToLookup(unit => unit.Kind);

        Assert.Equal(148, units[AgencyKind.Commune].Count());
        Assert.Equal(15, units[AgencyKind.Department].Count());
        Assert.Equal(163, Tree.Children("H44").Length);
    }

    [Fact]
    public void The_top_holds_34_provinces_and_25_central_bodies()
    {
        Assert.Equal(34, Tree.Roots.Count(agency => agency.Kind == AgencyKind.Province));
        Assert.Equal(25, Tree.Roots.Count(agency => agency.Kind == AgencyKind.Ministry));
    }

    [Fact]
    public void Peers_are_of_one_kind_under_one_parent()
    {
        Assert.Equal(15, Tree.Peers("H44.03").Length);
        Assert.All(Tree.Peers("H44.03"), peer => Assert.Equal(("H44", AgencyKind.Department), (peer.Parent, peer.Kind)));
        Assert.Equal(34, Tree.Peers("H44").Length);
        Assert.Empty(Tree.Peers("X99"));
    }

    [Fact]
    public void An_unknown_parent_is_refused() =>
        Assert.Throws<ArgumentException>(() => AgencyTree.Of([new Agency("H44.1", "x", "x", AgencyKind.Commune, "H44")]));
}
