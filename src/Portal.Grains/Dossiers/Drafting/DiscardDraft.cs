using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Drafting;

/// <summary>Throws a draft away.</summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.discard-draft")]
public sealed record DiscardDraft : DossierCommand
{
    internal override Permission Permission => Permission.Applicant;

    internal override StatusSet PossibleIn => StatusSet.Of(DossierStatus.Draft);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        new DraftDiscarded();
}

/// <summary>A draft was thrown away; what was filled in leaves the state.</summary>
internal sealed record DraftDiscarded : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = DossierStatus.Withdrawn,
        EndedAt = occurrence.At,
        Form = RawJson.EmptyObject,
        Components = [],
    };
}
