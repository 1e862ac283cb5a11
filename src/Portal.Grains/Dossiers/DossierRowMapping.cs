namespace Portal.Grains.Dossiers;

/// <summary>The facts of a dossier as columns: one place says how state becomes what lists and scores read.</summary>
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
        HasComponentFile = dossier.Components.Any(component => component.FileHash is not null),
        // What comes out of the personal store was digitised before, so it is used again (decision 766, section 7.7).
        ReusedComponent = dossier.Components.Any(
            component => component.Source is ComponentSource.Reused or ComponentSource.PersonalStore),
        ComponentFromStore = dossier.Components.Any(component => component.Source == ComponentSource.PersonalStore),
        ElectronicResult = dossier.Result?.FileHash is not null,
        ResultInStore = dossier.Result?.InPersonalStore ?? false,
        PopulationData = dossier.PopulationData,
        IdentityVerified = dossier.IdentityVerified,
        Rating = dossier.Liked switch { true => 1, false => -1, null => null },
        Petitioned = !dossier.Petitions.IsEmpty,
        Pauses = dossier.Pauses,
        PaidOnlineAt = dossier.PaidOnlineAt,
        SyncedAt = dossier.SyncedAt,
    };
}
