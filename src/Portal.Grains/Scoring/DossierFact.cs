namespace Portal.Grains.Scoring;

/// <summary>What scoring knows about one dossier: the columns of its row.</summary>
internal sealed record DossierFact
{
    public required string Agency { get; init; }
    public required string Procedure { get; init; }
    public required int Channel { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The first promised date: apologies and restarts do not cure a delay (decision 766, section 7.5).</summary>
    public required DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? PausedFrom { get; init; }
    public TimeSpan Paused { get; init; }
    public int SupplementRequests { get; init; }
    public long FeeDue { get; init; }
    public bool PaidOnline { get; init; }
    public bool HasComponentFile { get; init; }
    public bool ReusedComponent { get; init; }
    public bool ComponentFromStore { get; init; }
    public bool ElectronicResult { get; init; }
    public bool ResultInStore { get; init; }
    public bool PopulationData { get; init; }
    public bool IdentityVerified { get; init; }
    public bool Disliked { get; init; }
    public bool Petitioned { get; init; }
}
