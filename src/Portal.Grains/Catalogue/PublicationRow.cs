using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Catalogue;

/// <summary>The row of a publication: one version of one entry of the catalogue.</summary>
internal sealed record PublicationRow(ReadOnlyMemory<byte> State) : StreamRow(State)
{
    /// <summary>What was published, such as <c>procedure</c>.</summary>
    public required string Kind { get; init; }

    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>First day in Vietnam on which the version holds.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Last day on which it holds; <see langword="null"/> while no end is known.</summary>
    public DateOnly? EffectiveTo { get; init; }

    public DateTimeOffset? AnnouncedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
}
