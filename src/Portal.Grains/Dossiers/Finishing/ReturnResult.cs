using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Finishing;

/// <summary>
/// Hands the result over. Level 4: electronically or by post. Level 3: only when the step in person happened, or happens
/// now by collecting at the counter. Any fee must be paid by then.
/// </summary>
/// <param name="Method">How it is handed over.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.return-result")]
public sealed record ReturnResult([property: Id(0)] ReturnMethod Method) : DossierCommand
{
    internal override Permission Permission => Permission.Distributors;

    internal override StatusSet PossibleIn => StatusSet.Of(DossierStatus.Finished);

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        if (!dossier.IsFeePaid)
            return DossierRefusals.FeeNotPaid(dossier.FeeDue);
        if (Method == ReturnMethod.Electronic && dossier.Result?.FileHash is null)
            return DossierRefusals.ElectronicFileMissing;

        return dossier.OnlineKind switch
        {
            OnlineKind.Full when Method == ReturnMethod.Counter => DossierRefusals.NoStepInPerson,
            OnlineKind.Partial when Method != ReturnMethod.Counter && !dossier.HadStepInPerson =>
                DossierRefusals.StepInPersonMissing,
            _ => new ResultReturned(Method),
        };
    }
}

/// <summary>The result was handed over.</summary>
internal sealed record ResultReturned(ReturnMethod Method) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with
    {
        Status = DossierStatus.ResultReturned,
        ReturnedAt = occurrence.At,
        ReturnedBy = Method,
    };
}
