using Portal.Grains.Petitions;

namespace Portal.Grains.Scoring.Facts;

/// <summary>Facts of a petition that are so or not. The bits stand in stored facts.</summary>
[Flags]
internal enum PetitionFlags
{
    None = 0,

    /// <summary>A step came after its limit.</summary>
    Overdue = 1,

    Disliked = 2,

    /// <summary>The sender complained again.</summary>
    Reopened = 4,

    /// <summary>An agency has taken it; not refused, and not returned as not competent.</summary>
    Taken = 8,
}

/// <summary>What scoring knows about one petition. Source: decision 766, sections 5.1 to 5.3.</summary>
internal readonly record struct PetitionFact
{
    public PetitionFact() => Agency = "";

    /// <summary>The agency in charge.</summary>
    public string Agency { get; init; }

    public PetitionClass Class { get; init; } = PetitionClass.Other;

    public PetitionFlags Flags { get; init; }

    /// <summary>When it came to the agency in charge: sent, or transferred.</summary>
    public long ArrivedAt { get; init; } = Moment.Never;

    /// <summary>Limit of the next step that has one.</summary>
    public long DueAt { get; init; } = Moment.Never;

    /// <summary>Answer published, refused, or returned.</summary>
    public long EndedAt { get; init; } = Moment.Never;

    public bool Has(PetitionFlags flag) => (Flags & flag) != 0;
}
