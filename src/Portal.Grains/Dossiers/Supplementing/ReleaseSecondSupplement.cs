using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Supplementing;

/// <summary>A leader allows one further supplement request, and answers for it with a reason.</summary>
/// <param name="Reason">Why the first request could not be complete.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.release-second-supplement")]
public sealed record ReleaseSecondSupplement([property: Id(0)] string Reason) : DossierCommand
{
    internal override Permission Permission => Permission.Deciders;

    internal override StatusSet PossibleIn =>
        StatusSet.Of(DossierStatus.Submitted, DossierStatus.Accepted, DossierStatus.InProcess);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        dossier is { SupplementRequests: > 0, SecondSupplementReleased: false }
            ? new SecondSupplementReleased(Reason)
            : DossierRefusals.NothingToRelease;
}

/// <summary>One further supplement request is allowed.</summary>
internal sealed record SecondSupplementReleased(string Reason) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) =>
        dossier with { SecondSupplementReleased = true };
}
