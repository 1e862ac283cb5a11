using Portal.Grains.Catalogue;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Dossiers;

/// <summary>Finds the law for a decision: the version of the procedure, its form, and the agency's working time.</summary>
internal sealed class DossierContexts(ICatalogue catalogue, CatalogueClocks clocks)
{
    /// <summary>The context of a dossier that begins, or why it cannot begin.</summary>
    public (DossierContext? Context, Refusal? Refusal) ForNew(CreatingCommand command, Caller caller, DateTimeOffset now)
    {
        var current = catalogue.Current;
        if (current.ProcedureInForce(command.Procedure, VietnamTime.DateOf(now)) is not { } procedure)
        {
            return (null, current.VersionsOf(command.Procedure).IsEmpty
                ? DossierRefusals.ProcedureUnknown
                : DossierRefusals.ProcedureNotInForce);
        }

        if (current.Agencies.Find(command.Agency) is not { } agency)
            return (null, DossierRefusals.AgencyUnknown);
        if (!Competence.Handles(agency, procedure))
            return (null, DossierRefusals.AgencyNotCompetent);

        return (ContextOf(current, procedure, agency.Code, caller, now), null);
    }

    /// <summary>
    /// The context of an existing dossier: its pinned version, for a draft the version in force today or, when the
    /// procedure has expired, the last one.
    /// </summary>
    public DossierContext For(DossierState dossier, Caller caller, DateTimeOffset now)
    {
        var current = catalogue.Current;
        if (dossier.ProcedureVersion != 0)
            return ContextOf(current, Pinned(current, dossier), dossier.Agency, caller, now);

        var inForce = current.ProcedureInForce(dossier.Procedure, VietnamTime.DateOf(now));
        return ContextOf(current, inForce ?? current.VersionsOf(dossier.Procedure)[^1], dossier.Agency, caller, now)
            with { InForce = inForce is not null };
    }

    /// <summary>How the due date was counted; null when it was promised by hand or there is none.</summary>
    public LocalizedText? ExplainDueDate(DossierState dossier)
    {
        if (dossier is not { ReceivedAt: { } receivedAt, DueAt: { } dueAt, Extended: false, SupplementRequests: 0 })
            return null;

        return clocks.Of(dossier.Agency).Explain(dueAt, receivedAt, Pinned(catalogue.Current, dossier).Limit);
    }

    private static ProcedureVersion Pinned(CatalogueSnapshot current, DossierState dossier) =>
        current.Procedure(dossier.Procedure, dossier.ProcedureVersion)
        ?? throw new InvalidOperationException(
            $"Version {dossier.ProcedureVersion} of {dossier.Procedure} is missing from the catalogue.");

    private DossierContext ContextOf(
        CatalogueSnapshot current,
        ProcedureVersion procedure,
        string agency,
        Caller caller,
        DateTimeOffset now) =>
        new(caller, now, procedure, current.FormOf(procedure.Code, procedure.Version)!, clocks.Of(agency));
}
