using Portal.Grains.Procedures;

namespace Portal.Grains.Dossiers;

/// <summary>
/// The answer to every command on a dossier: where it stands now. It is language-neutral, since it is stored and given
/// again to whoever repeats the request.
/// </summary>
/// <param name="Id">Id of the dossier.</param>
/// <param name="Number">Number (mã số hồ sơ), from the submission on.</param>
/// <param name="Revision">Revision; the entity tag.</param>
/// <param name="Status">Where it stands after the command.</param>
/// <param name="StatusCode">Status as code of the National Portal, 0 for a draft.</param>
/// <param name="Procedure">Procedure code.</param>
/// <param name="ProcedureVersion">Pinned version; 0 for a draft.</param>
/// <param name="Agency">Agency in charge.</param>
/// <param name="OnlineKind">How much of this dossier happens online.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="ReceivedAt">When it was accepted.</param>
/// <param name="DueAt">When the result is promised.</param>
/// <param name="FinishedAt">When the processing ended with a result.</param>
/// <param name="Assignee">Officer in charge.</param>
/// <param name="Step">Step of the internal process.</param>
/// <param name="FeeDue">Fee, VND.</param>
/// <param name="FeePaid">Paid so far, VND.</param>
public sealed record DossierReceipt(
    string Id,
    string? Number,
    int Revision,
    DossierStatus Status,
    int StatusCode,
    string Procedure,
    int ProcedureVersion,
    string Agency,
    OnlineKind OnlineKind,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    string? Assignee,
    int Step,
    long FeeDue,
    long FeePaid)
{
    internal static DossierReceipt Of(DossierState dossier) => new(
        dossier.Id,
        dossier.Number,
        dossier.Revision,
        dossier.Status,
        (int)dossier.Status,
        dossier.Procedure,
        dossier.ProcedureVersion,
        dossier.Agency,
        dossier.OnlineKind,
        dossier.SubmittedAt,
        dossier.ReceivedAt,
        dossier.DueAt,
        dossier.FinishedAt,
        dossier.Assignee,
        dossier.Step,
        dossier.FeeDue,
        dossier.FeePaid);
}
