using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Tests.Scoring.Counting;

/// <summary>The fold rests on this: until the next change that a fact names, nothing changes anywhere.</summary>
public sealed class NextChangeTests
{
    private static readonly Gen<long> AnyMoment =
        from minute in Gen.Choose(-200 * 24 * 60, 150 * 24 * 60)
        select Moment.Of(SampleFacts.August.From) + (minute * 60_000L);

    [Fact]
    public void Until_then_a_dossier_contributes_the_same_to_every_period() => Prop.ForAll(
        (from fact in SampleFacts.AnyDossier
         from now in AnyMoment
         from part in Gen.Choose(0, 100)
         select (fact, now, part)).ToArbitrary(),
        sample =>
        {
            var (fact, now, part) = sample;
            var until = Math.Min(DossierContribution.NextChange(fact, now), now + 400L * 24 * 3600 * 1000) - 1;
            var between = now + (long)((until - now) * (part / 100.0));
            var tally = new Tally();
            DossierContribution.AddAll(fact, now, 2, tally);
            DossierContribution.AddAll(fact, between, -1, tally);
            DossierContribution.AddAll(fact, until, -1, tally);
            return !tally.NonZero().Any();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Until_then_a_petition_contributes_the_same_to_every_period() => Prop.ForAll(
        (from fact in SampleFacts.AnyPetition
         from now in AnyMoment
         select (fact, now)).ToArbitrary(),
        sample =>
        {
            var (fact, now) = sample;
            var until = Math.Min(PetitionContribution.NextChange(fact, now), now + 400L * 24 * 3600 * 1000) - 1;
            var tally = new Tally();
            PetitionContribution.AddAll(fact, now, 1, tally);
            PetitionContribution.AddAll(fact, until, -1, tally);
            return !tally.NonZero().Any();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
}
