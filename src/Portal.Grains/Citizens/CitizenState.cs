using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Citizens;

/// <summary>Small and bounded: dossiers and drafts are rows, not lists in here.</summary>
[GenerateSerializer, Immutable, Alias("portal.citizen-state")]
internal sealed record CitizenState
{
    /// <summary>Contact data.</summary>
    [Id(0)]
    public ContactDetails? Contact { get; init; }

    /// <summary>Assurance at the last save.</summary>
    [Id(1)]
    public Assurance Assurance { get; init; } = Assurance.Low;

    /// <summary>Revision.</summary>
    [Id(2)]
    public int Revision { get; init; }

    /// <summary>The newest answers with their idempotency keys, stored in the same write as their effect.</summary>
    [Id(3)]
    public ImmutableArray<SavedAnswer> Answers { get; init; } = [];
}
