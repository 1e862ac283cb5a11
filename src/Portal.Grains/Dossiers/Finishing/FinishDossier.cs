using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Finishing;

/// <summary>
/// Signs the result and ends the processing. A level-4 result is electronic or goes by post.
/// </summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.finish")]
public sealed record FinishDossier([property: Id(0)] DossierResult Result) : DossierCommand
{
    internal override Permission Permission => Permission.Deciders;

    internal override StatusSet PossibleIn => StatusSet.Of(DossierStatus.Accepted, DossierStatus.InProcess);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (dossier.OnlineKind == OnlineKind.Full && Result.DeliverBy == ReturnMethod.Counter)
            return DossierRefusals.NoStepInPerson;
        if (Result is { DeliverBy: ReturnMethod.Electronic, FileHash: null } or { InPersonalStore: true, FileHash: null })
            return DossierRefusals.ElectronicFileMissing;

        return new DossierFinished(Result);
    }
}

/// <summary>The processing ended with a result.</summary>
internal sealed record DossierFinished(DossierResult Result) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = DossierStatus.Finished,
        FinishedAt = occurrence.At,
        EndedAt = occurrence.At,
        Result = Result,
    };
}
