using Portal.Grains.Dossiers;
using Portal.Grains.Petitions;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Shared;

/// <summary>One id, one text.</summary>
public sealed class PortalIdTests
{
    private const string Id = "01987000-0000-7000-8000-00000000000a";

    [Fact]
    public void An_id_is_read_in_either_case_of_its_letters()
    {
        foreach (var text in new[] { Id, Id.ToUpperInvariant() })
        {
            Assert.True(PortalId.TryParse(text, out var id));
            Assert.Equal(Id, id.ToString());
            Assert.True(PetitionKey.TryParse(text, out var petition));
            Assert.Equal(Id, petition.ToString());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01987000000070008000000000000001")]
    [InlineData("{01987000-0000-7000-8000-000000000001}")]
    [InlineData(" 01987000-0000-7000-8000-000000000001")]
    [InlineData("01987000-0000-7000-8000-000000000001 ")]
    [InlineData("01987000-0000-7000-8000-000000000001\n")]
    [InlineData(" 1987000-0000-7000-8000-000000000001")]
    [InlineData("+1987000-0000-7000-8000-000000000001")]
    [InlineData("0x987000-0000-7000-8000-000000000001")]
    [InlineData("01987000-0x00-7000-8000-000000000001")]
    [InlineData("01987000-0000-7000-8000-00000000000g")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(PortalId.TryParse(text, out var id));
        Assert.False(PetitionKey.TryParse(text, out var petition));
        Assert.False(DossierKey.TryParse(text, out var dossier));
        Assert.Equal((Guid.Empty, default, default), (id, petition, dossier));
    }
}
