using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Explaining;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Grains.Tests.Scoring.Scorecards;

/// <summary>
/// 4.1: the portal counts all dossiers below the line; the rule sheet those of procedures whose result is a document. 3.3:
/// where it is one, the rule sheet wants it electronic, too.
/// </summary>
public sealed class DocumentResultTests
{
    // Birth registration ends with a certificate; 2.001159 with nothing on paper.
    private const string WithDocument = "1.001193";
    private const string WithoutDocument = "2.001159";

    private readonly ScoreWorld world = new();

    public DocumentResultTests() => world.Board.Set(ScoreWorld.August, ("H44.03", HandBoard.Counts(
        (WithDocument, [(Measure.Dossiers, 40), (Measure.ElectronicResults, 30), .. Online(received: 40, online: 30, withResult: 10)]),
        (WithoutDocument, [(Measure.Dossiers, 60), (Measure.ElectronicResults, 0), .. Online(received: 60, online: 20, withResult: 0)]))));

    [Theory]
    [InlineData("portal-2026", 30, 100)]
    [InlineData("rulebook", 30, 40)]
    public async Task Each_profile_has_its_own_denominator_of_4_1(string profile, long numerator, long denominator)
    {
        var count = (await world.UnitAsync("H44.03")).Card(profile).Find("4.1")!.Count;
        Assert.Equal((numerator, denominator), (count.Numerator, count.Denominator));
    }

    [Theory]
    [InlineData("portal-2026", 50)]
    [InlineData("rulebook", 10 + 20)]
    public async Task Online_dossiers_of_3_3_want_an_electronic_result_in_the_rule_sheet_where_it_is_a_document(
        string profile, long numerator)
    {
        var count = (await world.UnitAsync("H44.03")).Card(profile).Find("3.3")!.Count;
        Assert.Equal((numerator, 100), (count.Numerator, count.Denominator));
    }

    [Fact]
    public async Task The_procedures_behind_3_3_miss_what_their_profile_wants()
    {
        var (table, unit) = (await world.TableAsync(), await world.UnitAsync("H44.03"));

        Assert.Equal(
            [(WithoutDocument, 40L), (WithDocument, 30L)],
            LossFinder.Find(table, unit, "rulebook", "3.3")!.ByProcedure.Select(loss => (loss.Code, loss.Missing)));
        Assert.Equal(
            [(WithoutDocument, 40L), (WithDocument, 10L)],
            LossFinder.Find(table, unit, IndexCatalogue.DefaultProfile, "3.3")!.ByProcedure.Select(loss => (loss.Code, loss.Missing)));
        Assert.Equal(10, ProcedureScore.Of(table, unit, WithDocument, "rulebook").Find("3.3")!.Count.Numerator);
        Assert.Equal(20, ProcedureScore.Of(table, unit, WithoutDocument, "rulebook").Find("3.3")!.Count.Numerator);
        Assert.Equal(30, ProcedureScore.Of(table, unit, WithDocument, IndexCatalogue.DefaultProfile).Find("3.3")!.Count.Numerator);
    }

    [Fact]
    public async Task The_other_indices_count_all_dossiers_in_both()
    {
        var unit = await world.UnitAsync("H44.03");
        foreach (var index in unit.Indices.Where(index => index.Id is not ("3.3" or "4.1")))
            Assert.Equal(index, unit.Card("rulebook").Find(index.Id)!.Count);
    }

    [Fact]
    public async Task The_procedures_behind_the_lost_points_are_those_that_count()
    {
        var (table, unit) = (await world.TableAsync(), await world.UnitAsync("H44.03"));

        Assert.Equal([WithDocument], LossFinder.Find(table, unit, "rulebook", "4.1")!.ByProcedure.Select(loss => loss.Code));
        Assert.Equal(1.5m, LossFinder.Find(table, unit, "rulebook", "4.1")!.ByProcedure[0].Gain);
        Assert.Equal(2, LossFinder.Find(table, unit, IndexCatalogue.DefaultProfile, "4.1")!.ByProcedure.Length);
    }

    [Fact]
    public async Task A_procedure_that_does_not_count_has_nothing_of_4_1()
    {
        var (table, unit) = (await world.TableAsync(), await world.UnitAsync("H44.03"));

        Assert.Equal(0, ProcedureScore.Of(table, unit, WithoutDocument, "rulebook").Find("4.1")!.Count.Denominator);
        Assert.Equal(60, ProcedureScore.Of(table, unit, WithoutDocument, IndexCatalogue.DefaultProfile).Find("4.1")!.Count.Denominator);
    }

    private static (Measure Measure, long Count)[] Online(long received, long online, long withResult) =>
        [(Measure.Received, received), (Measure.ReceivedOnline, online), (Measure.ReceivedOnlineWithResult, withResult)];
}
