using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Receiving;

/// <summary>
/// Accepts a submitted dossier: the receipt with the appointment (form 01) is given and the clock starts.
/// Source: Decree 61/2018 Art. 17(2).
/// </summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.accept")]
public sealed record AcceptDossier : DossierCommand
{
    internal override Permission Permission => Permission.Reception;

    internal override StatusSet PossibleIn => StatusSet.Of(DossierStatus.Submitted);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (context.Procedure.Fee.Moment == FeeMoment.AtReceipt && !dossier.IsFeePaid)
            return DossierRefusals.FeeNotPaid(dossier.FeeDue);

        return context.DueFromNow is { } dueAt ? new DossierAccepted(dueAt, null) : DossierRefusals.BeyondCalendar;
    }
}

/// <summary>A dossier was accepted.</summary>
/// <param name="DueAt">When the result is promised.</param>
/// <param name="Assignee">Officer chosen by the queue policy of the agency, if it chooses.</param>
internal sealed record DossierAccepted(DateTimeOffset DueAt, string? Assignee) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = DossierStatus.Accepted,
        ReceivedAt = occurrence.At,
        DueAt = DueAt,
        FirstDueAt = DueAt,
        Step = 1,
        Assignee = Assignee,
    };
}
