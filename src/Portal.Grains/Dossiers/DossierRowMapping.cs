namespace Portal.Grains.Dossiers;

/// <summary>
/// The facts of a dossier as columns: one place says how state becomes what lists and scores read. <c>verify</c> compares them:
/// who changes it has a migration change the rows.
/// </summary>
internal static class DossierRowMapping
{
    public static DossierRow ToRow(this DossierState dossier) => new(DossierJson.Write(dossier))
    {
        Number = dossier.Number,
        Applicant = dossier.Applicant,
        FiledBy = dossier.FiledBy,
        Procedure = dossier.Procedure,
        ProcedureVersion = dossier.ProcedureVersion,
        Field = dossier.Field,
        Agency = dossier.Agency,
        Channel = (short)dossier.Channel,
        OnlineKind = (short)dossier.OnlineKind,
        Status = (short)dossier.Status,
        Step = dossier.Step == 0 ? null : (short)dossier.Step,
        Assignee = dossier.Assignee,
        CreatedAt = dossier.CreatedAt,
        UpdatedAt = dossier.UpdatedAt,
        SubmittedAt = dossier.SubmittedAt,
        ReceivedAt = dossier.ReceivedAt,
        DueAt = dossier.DueAt,
        FirstDueAt = dossier.FirstDueAt,
        FinishedAt = dossier.FinishedAt,
        ReturnedAt = dossier.ReturnedAt,
        EndedAt = dossier.EndedAt,
        PausedFrom = dossier.PausedFrom,
        PausedMilliseconds = dossier.PausedMilliseconds,
        SupplementRequests = (short)Math.Min(dossier.SupplementRequests, short.MaxValue),
        Extended = dossier.Extended,
        FeeDue = dossier.FeeDue,
        FeePaid = dossier.FeePaid,
        PaidOnline = dossier.PaidOnline,
        HasComponentFile = dossier.HasComponentFile,
        ReusedComponent = dossier.HasReusedComponent,
        ComponentFromStore = dossier.HasComponentFromStore,
        ElectronicResult = dossier.Result?.FileHash is not null,
        ResultInStore = dossier.Result?.InPersonalStore ?? false,
        PopulationData = dossier.PopulationData,
        IdentityVerified = dossier.IdentityVerified,
        Rating = dossier.Liked switch { true => 1, false => -1, null => null },
        Petitioned = !dossier.Petitions.IsEmpty,
        Pauses = dossier.Pauses,
        PaidOnlineAt = dossier.PaidOnlineAt,
        SyncedAt = dossier.SyncedAt,
        Marks = dossier.Marks,
    };
}
