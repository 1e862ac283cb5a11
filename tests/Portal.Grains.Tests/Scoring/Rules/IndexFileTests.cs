using System.Text;
using System.Text.Json.Nodes;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Tests.Scoring.Rules;

/// <summary>A wrong <c>indices.json</c> stops the portal at the start, with the name of the file and the field.</summary>
public sealed class IndexFileTests
{
    [Theory]
    [InlineData("indices[4] (2.1).profiles.portal-2026.threshold", "threshold", "0")]
    [InlineData("indices[4] (2.1).profiles.portal-2026.threshold", "threshold", "1.01")]
    [InlineData("$.indices[4].profiles.portal-2026", "whenEmpty", "\"half\"")]
    [InlineData("$.indices[4].profiles.portal-2026", "treshold", "1")]
    [InlineData("indices[4] (2.1).profiles.portal-2026.timesRatioOf", "timesRatioOf", "\"9.9\"")]
    [InlineData("indices[4] (2.1).profiles.portal-2026.timesRatioOf", "timesRatioOf", "\"2.1\"")]
    [InlineData("indices[4] (2.1).profiles.portal-2026.withElectronicResult", "withElectronicResult", "true")]
    public void A_wrong_rule_is_named(string expected, string field, string value) =>
        AssertRefused(expected, file => file["indices"]![4]!["profiles"]!["portal-2026"]![field] = JsonNode.Parse(value));

    [Theory]
    [InlineData("groups[1].max is 20, but its indices of 2022-06-23 have 19 points", "max", "19")]
    [InlineData("indices[4] (1.1).id occurs twice", "id", "\"1.1\"")]
    [InlineData("indices[4] ().id is empty", "id", "\"\"")]
    [InlineData("indices[4] (2.1).validTo lies before validFrom", "validTo", "\"2022-01-01\"")]
    [InlineData("indices[4] (2.1).profiles must hold exactly portal-2026, rulebook", "profiles", "{}")]
    [InlineData("$.indices[4].scope", "scope", "\"everything\"")]
    [InlineData("$.indices[4]", "colour", "\"red\"")]
    [InlineData("$.indices[4].validFrom", "validFrom", "\"2026-02-30\"")]
    [InlineData("$.indices[4]", "name", "null")]
    public void A_wrong_index_is_named(string expected, string field, string value) =>
        AssertRefused(expected, file => file["indices"]![4]![field] = JsonNode.Parse(value));

    [Fact]
    public void Profiles_groups_and_bands_are_checked_too()
    {
        AssertRefused("profiles[0].id must be portal-2026", file => file["profiles"]![0]!["id"] = "other");
        AssertRefused("profiles: an id occurs twice", file => file["profiles"]![1]!["id"] = "portal-2026");
        AssertRefused("groups must be Transparency, Progress", file => file["groups"]!.AsArray().RemoveAt(0));
        AssertRefused("bands must fall to 0", file => file["bands"]![0]!["from"] = 75);
        AssertRefused("bands must fall to 0", file => file["bands"]![4]!["from"] = 1);
        AssertRefused("bands: an id occurs twice", file => file["bands"]![1]!["id"] = "excellent");
        AssertRefused("must not be empty", file => file["bands"] = new JsonArray());
        AssertRefused("$", file => file.AsObject().Remove("groups"));
        AssertRefused("whenEmpty is shared", file => file["indices"]![4]!["profiles"]!["rulebook"]!["whenEmpty"] = "shared");
        AssertRefused("showsNull contradicts", file => file["indices"]![0]!["profiles"]!["rulebook"]!["whenEmpty"] = "full");
    }

    [Fact]
    public void What_is_no_JSON_is_said_to_be_none() =>
        Assert.StartsWith(
            "indices.json: $", Assert.Throws<InvalidDataException>(() => IndexFile.Read("{"u8)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_index_may_change_with_time()
    {
        var catalogue = IndexFile.Read(Bytes(file =>
        {
            var indices = file["indices"]!.AsArray();
            var old = indices[4]!.DeepClone();
            old["validTo"] = "2026-12-31";
            indices[4]!["validFrom"] = "2027-01-01";
            indices[4]!["profiles"]!["portal-2026"]!["threshold"] = 0.9;
            indices.Insert(4, old);
        }));
        var count = new IndexCount("2.1", 45, 100);

        Assert.Equal(9m, catalogue.RulesOf("portal-2026", new DateOnly(2026, 12, 31)).Score(count).Total);
        Assert.Equal(10m, catalogue.RulesOf("portal-2026", new DateOnly(2027, 1, 1)).Score(count).Total);
        Assert.Same(
            catalogue.RulesOf("portal-2026", new DateOnly(2027, 1, 1)), catalogue.RulesOf("portal-2026", new DateOnly(2030, 5, 5)));
    }

    private static void AssertRefused(string expected, Action<JsonNode> change)
    {
        var refused = Assert.Throws<InvalidDataException>(() => IndexFile.Read(Bytes(change)));

        Assert.StartsWith("indices.json: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Shipped.Directory, IndexFile.Name)))!;
        change(file);
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }
}
