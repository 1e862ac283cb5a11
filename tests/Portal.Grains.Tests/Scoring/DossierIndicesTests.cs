using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Scoring;

public sealed class DossierIndicesTests
{
    private static readonly string[] OverAll = ["2.1", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.4"];

    [Theory]
    [InlineData("2026-08-01 00:00", null, true, true)]
    [InlineData("2026-08-31 23:59", null, true, true)]
    [InlineData("2026-09-01 00:00", null, false, false)]
    [InlineData("2026-07-31 23:59", null, true, false)]
    [InlineData("2026-07-20 09:00", "2026-08-01 00:00", true, false)]
    [InlineData("2026-07-20 09:00", "2026-07-31 23:59", false, false)]
    [InlineData("2026-08-03 09:00", "2026-09-15 09:00", true, true)]
    [InlineData("2025-01-02 09:00", null, true, false)]
    public void What_was_carried_over_counts_except_for_the_share_of_online_dossiers(
        string received, string? ended, bool inPeriod, bool receivedInPeriod)
    {
        var fact = Facts.Received with
        {
            ReceivedAt = Clocks.At(received),
            EndedAt = ended is null ? null : Clocks.At(ended),
        };

        foreach (var index in OverAll)
            Assert.Equal(inPeriod ? 1 : 0, Facts.Count(index, fact).Denominator);
        Assert.Equal(receivedInPeriod ? 1 : 0, Facts.Count("3.3", fact).Denominator);
        Assert.Equal(0, Facts.Count("3.6", fact).Denominator);
        Assert.Equal(inPeriod ? 1 : 0, Facts.Count("3.6", fact with { FeeDue = 1 }).Denominator);
    }

    [Fact]
    public void Each_index_looks_at_its_own_facts()
    {
        var plain = Facts.Received with { EndedAt = Clocks.At("2026-08-05 09:00") };

        AssertMeets(["2.1", "3.3", "5.4"], plain);
        AssertMeets(["2.1", "5.4"], plain with { Channel = 1 });
        AssertMeets(["2.1", "5.4"], plain with { Channel = 3 });
        AssertMeets(["2.1", "3.3", "3.6", "5.4"], plain with { FeeDue = 1, PaidOnline = true });
        AssertMeets(["2.1", "3.3", "4.1", "5.4"], plain with { ElectronicResult = true });
        AssertMeets(["2.1", "3.3", "5.4"], plain with { HasComponentFile = true });
        AssertMeets(["2.1", "3.3", "4.1", "4.2", "5.4"], plain with { HasComponentFile = true, ElectronicResult = true });
        AssertMeets(["2.1", "3.3", "4.3", "5.4"], plain with { ReusedComponent = true });
        AssertMeets(["2.1", "3.3", "4.4", "5.4"], plain with { ComponentFromStore = true });
        AssertMeets(["2.1", "3.3", "4.4", "5.4"], plain with { ResultInStore = true });
        AssertMeets(["2.1", "3.3", "4.5b", "5.4"], plain with { IdentityVerified = true });
        AssertMeets(["2.1", "3.3", "4.5b", "5.4"], plain with { PopulationData = true });
        AssertMeets(["2.1", "3.3"], plain with { Disliked = true });
        AssertMeets(["2.1", "3.3"], plain with { Petitioned = true });
        AssertMeets(["3.3"], plain with { EndedAt = Clocks.At("2026-08-11 09:00") });
    }

    [Fact]
    public void Figures_of_a_unit_are_the_sum_over_any_split_of_its_dossiers() =>
        Prop.ForAll(
            (from facts in Facts.Any.ListOf()
             from cut in Gen.Choose(0, 100)
             select (facts, facts.Count * cut / 100)).ToArbitrary(),
            split => DossierIndices.All.All(index =>
            {
                var (whole, first, rest) = (
                    Facts.Count(index.Id, split.facts),
                    Facts.Count(index.Id, split.facts.Take(split.Item2)),
                    Facts.Count(index.Id, split.facts.Skip(split.Item2)));
                return whole == (first.Numerator + rest.Numerator, first.Denominator + rest.Denominator)
                    && whole.Numerator <= whole.Denominator;
            })).QuickCheckThrowOnFailure();

    private static void AssertMeets(string[] expected, DossierFact fact) =>
        Assert.Equal(expected, DossierIndices.All
            .Select(index => index.Id).Where(index => Facts.Count(index, fact).Numerator == 1));
}
