using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.Petitions;

namespace Portal.Grains.Journal.Streams;

/// <summary>The tables of all kinds of streams.</summary>
internal static class StreamTables
{
    public static StreamTable Dossiers { get; } = new StreamTableBuilder<DossierRow>()
        .Text("number", row => row.Number)
        .Text("applicant", row => row.Applicant)
        .Text("filed_by", row => row.FiledBy)
        .Text("procedure", row => row.Procedure)
        .Int("procedure_version", row => row.ProcedureVersion)
        .Text("field", row => row.Field)
        .Text("agency", row => row.Agency)
        .Short("channel", row => row.Channel)
        .Short("online_kind", row => row.OnlineKind)
        .Short("status", row => row.Status)
        .Short("step", row => row.Step)
        .Text("assignee", row => row.Assignee)
        .Time("created_at", row => row.CreatedAt)
        .Time("updated_at", row => row.UpdatedAt)
        .Time("submitted_at", row => row.SubmittedAt)
        .Time("received_at", row => row.ReceivedAt)
        .Time("due_at", row => row.DueAt)
        .Time("first_due_at", row => row.FirstDueAt)
        .Time("finished_at", row => row.FinishedAt)
        .Time("returned_at", row => row.ReturnedAt)
        .Time("ended_at", row => row.EndedAt)
        .Time("paused_from", row => row.PausedFrom)
        .Long("paused_milliseconds", row => row.PausedMilliseconds)
        .Short("supplement_requests", row => row.SupplementRequests)
        .Flag("extended", row => row.Extended)
        .Long("fee_due", row => row.FeeDue)
        .Long("fee_paid", row => row.FeePaid)
        .Flag("paid_online", row => row.PaidOnline)
        .Flag("has_component_file", row => row.HasComponentFile)
        .Flag("reused_component", row => row.ReusedComponent)
        .Flag("component_from_store", row => row.ComponentFromStore)
        .Flag("electronic_result", row => row.ElectronicResult)
        .Flag("result_in_store", row => row.ResultInStore)
        .Flag("population_data", row => row.PopulationData)
        .Flag("identity_verified", row => row.IdentityVerified)
        .Short("rating", row => row.Rating)
        .Flag("petitioned", row => row.Petitioned)
        .Text("pauses", row => row.Pauses)
        .Time("paid_online_at", row => row.PaidOnlineAt)
        .Time("synced_at", row => row.SyncedAt)
        .Text("marks", row => row.Marks)
        .Build(StreamKind.Dossier, "dossier");

    public static StreamTable Petitions { get; } = new StreamTableBuilder<PetitionRow>()
        .Text("number", row => row.Number)
        .Text("sender", row => row.Sender)
        .Text("agency", row => row.Agency)
        .Text("about_dossier", row => row.AboutDossier)
        .Short("class", row => row.Class)
        .Short("status", row => row.Status)
        .Time("received_at", row => row.ReceivedAt)
        .Time("transferred_at", row => row.TransferredAt)
        .Time("due_at", row => row.DueAt)
        .Time("answered_at", row => row.AnsweredAt)
        .Time("published_at", row => row.PublishedAt)
        .Short("rating", row => row.Rating)
        .Flag("reopened", row => row.Reopened)
        .Flag("overdue", row => row.Overdue)
        .Time("created_at", row => row.CreatedAt)
        .Time("updated_at", row => row.UpdatedAt)
        .Time("ended_at", row => row.EndedAt)
        .Help("public_text", row => row.PublicText)
        .Build(StreamKind.Petition, "petition");

    public static StreamTable Publications { get; } = new StreamTableBuilder<PublicationRow>()
        .Text("kind", row => row.Kind)
        .Text("code", row => row.Code)
        .Int("version", row => row.Version)
        .Day("effective_from", row => row.EffectiveFrom)
        .Day("effective_to", row => row.EffectiveTo)
        .Time("announced_at", row => row.AnnouncedAt)
        .Time("published_at", row => row.PublishedAt)
        .Time("created_at", row => row.CreatedAt)
        .Time("updated_at", row => row.UpdatedAt)
        .Build(StreamKind.Publication, "publication");

    /// <summary>Every kind, in the order of <see cref="StreamKind"/>.</summary>
    public static IReadOnlyList<StreamTable> All { get; } = [Dossiers, Petitions, Publications];

    public static StreamTable Of(StreamKind kind) => All[(int)kind];

    public static StreamTable Of(StreamRow row) => row switch
    {
        DossierRow => Dossiers,
        PetitionRow => Petitions,
        PublicationRow => Publications,
        _ => throw new ArgumentException($"No table is known for rows of type {row.GetType().Name}.", nameof(row)),
    };
}
