using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.Procedures;

namespace Portal.Silo.Replay;

/// <summary>The online procedures (levels 3 and 4) that a unit handles, and which of them suits a dossier.</summary>
internal sealed class ProcedurePool
{
    private readonly ImmutableArray<ProcedureVersion> procedures;
    private readonly ReceiptDays days;
    private readonly Dictionary<Need, ImmutableArray<ProcedureVersion>> suitable = [];

    public ProcedurePool(CatalogueSnapshot catalogue, Agency unit, ReplayCalendar calendar, ReceiptDays days)
    {
        this.days = days;
        var (first, last) = (calendar.Days[0].Date, calendar.Days[^1].Date);
        procedures =
        [
            .. catalogue.Procedures
                .Select(procedure => catalogue.ProcedureInForce(procedure.Code, first))
                .OfType<ProcedureVersion>()
                .Where(procedure => procedure.OnlineKind != OnlineKind.None
                    && Competence.Handles(unit, procedure)
                    && ReceiptDays.CanPlan(procedure.Limit)
                    && catalogue.ProcedureInForce(procedure.Code, last)?.Version == procedure.Version),
        ];
    }

    /// <summary>A procedure with which the dossier can become what it has to be.</summary>
    /// <exception cref="ReplayPlanException">The unit has none.</exception>
    public ProcedureVersion Pick(DossierTraits traits, Random random)
    {
        var need = Need.Of(traits);
        if (!suitable.TryGetValue(need, out var fitting))
        {
            fitting = [.. procedures.Where(procedure => Suits(procedure, need))];
            suitable.Add(need, fitting);
        }

        return fitting.IsEmpty
            ? throw new ReplayPlanException($"The catalogue has no online procedure of this unit for a dossier like this: {need}.")
            : fitting[random.Next(fitting.Length)];
    }

    /// <summary>The components that can be handed in, the application form aside: that is filled in online.</summary>
    public static IEnumerable<Component> ComponentsOf(ProcedureVersion procedure) =>
        procedure.Components.Where(component => component is { PresentOnly: false, FromForm: false });

    private bool Suits(ProcedureVersion procedure, Need need)
    {
        // Level 4 takes nobody whose identity is not verified, and no money at the counter.
        if (need.Online && procedure.OnlineKind == OnlineKind.Full && (!need.Verified || need.PaysAtCounter))
            return false;
        if (need.WithFee ? procedure.Fee.Kind == FeeKind.Free : procedure.Fee.Kind == FeeKind.Fixed)
            return false;
        return (!need.Component || ComponentsOf(procedure).Any())
            && !days.For(procedure.Limit, need.Outcome, need.CarriedOver).IsEmpty;
    }

    private sealed record Need(
        bool Online, bool Verified, bool WithFee, bool PaysAtCounter, bool Component, Outcome Outcome, bool CarriedOver)
    {
        public static Need Of(DossierTraits traits) => new(
            traits.Channel == Channel.Online,
            traits.Verified,
            traits.WithFee,
            traits is { WithFee: true, PaidOnline: false },
            traits.NeedsComponent,
            traits.Outcome,
            traits.CarriedOver);
    }
}
