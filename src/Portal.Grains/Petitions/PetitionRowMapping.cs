namespace Portal.Grains.Petitions;

/// <summary>The facts of a petition as columns: one place says how state becomes what lists and scores read.</summary>
internal static class PetitionRowMapping
{
    public static PetitionRow ToRow(this PetitionState petition) => new(PetitionJson.Write(petition))
    {
        Sender = petition.Sender,
        Agency = petition.Agency,
        AboutDossier = petition.AboutDossier,
        Class = (short)petition.Class,
        Status = (short)petition.Status,
        ReceivedAt = petition.SentAt,
        TransferredAt = petition.TransferredAt,
        DueAt = petition.DueAt,
        AnsweredAt = petition.AnsweredAt,
        PublishedAt = petition.PublishedAt,
        Rating = petition.Liked switch { true => 1, false => -1, null => null },
        Reopened = petition.Reopened,
        Overdue = petition.Overdue,
        CreatedAt = petition.SentAt,
        UpdatedAt = petition.UpdatedAt,
        EndedAt = petition.EndedAt,
        PublicText = PublishedAnswer.Of(petition)?.SearchText,
    };
}
