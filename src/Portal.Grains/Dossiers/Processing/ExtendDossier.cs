using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Processing;

/// <summary>
/// Apologises and promises a new date (form 04): once, with a reason, at the latest one working day before the date that
/// cannot be kept. The first date still decides index 2.1. Source: Decree 61/2018 Art. 19(9).
/// </summary>
/// <param name="NewDueAt">The new date.</param>
/// <param name="Reason">Why the first date cannot be kept.</param>
/// <param name="Apology">The words of the apology that go to the citizen.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.extend")]
public sealed record ExtendDossier(
    [property: Id(0)] DateTimeOffset NewDueAt,
    [property: Id(1)] string Reason,
    [property: Id(2)] string Apology) : DossierCommand
{
    internal override Permission Permission => Permission.Deciders;

    internal override StatusSet PossibleIn =>
        StatusSet.Of(DossierStatus.Accepted, DossierStatus.InProcess, DossierStatus.PaymentRequested);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        // Submitted dossiers that wait for a first payment have no date yet.
        if (dossier.DueAt is not { } dueAt)
            return DossierRefusals.NotInThisStatus(dossier.Status);
        if (dossier.Extended)
            return DossierRefusals.AlreadyExtended;
        if (context.Time.LastMomentToApologise(dueAt) is var until && context.Now > until)
            return DossierRefusals.ExtensionTooLate(until);
        if (NewDueAt <= dueAt)
            return DossierRefusals.NewDateNotLater;
        if (!context.Time.Calendar.Holds(NewDueAt))
            return DossierRefusals.BeyondCalendar;

        return new DossierExtended(NewDueAt, Reason, Apology);
    }
}

/// <summary>A new date was promised, with an apology.</summary>
internal sealed record DossierExtended(DateTimeOffset NewDueAt, string Reason, string Apology) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        DueAt = NewDueAt,
        Extended = true,
    };
}
