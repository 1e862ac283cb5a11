using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Petitions;

/// <summary>The row of a petition: its state, and as real columns what lists, searches and scores need.</summary>
internal sealed record PetitionRow(ReadOnlyMemory<byte> State) : StreamRow(State)
{
    public string? Number { get; init; }
    public required string Sender { get; init; }
    public required string Agency { get; init; }
    public string? AboutDossier { get; init; }
    public required short Class { get; init; }
    public required short Status { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? TransferredAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public short? Rating { get; init; }
    public bool Reopened { get; init; }
    public bool Overdue { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Answer published, refused, or returned: the agency has nothing more to do.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What everybody may read of it, folded for search; while the answer is published.</summary>
    public string? PublicText { get; init; }
}
