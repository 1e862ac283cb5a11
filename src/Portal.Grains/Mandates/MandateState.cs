using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>What one villager has allowed one helper; small and bounded, what has ended long ago stands in rows only.</summary>
[GenerateSerializer, Immutable, Alias("portal.mandate-state")]
internal sealed record MandateState
{
    /// <summary>Ended mandates that are kept beside the open ones, to tell "ended" from "never was".</summary>
    private const int KeptEnded = 10;

    /// <summary>The mandates, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<Mandate> Mandates { get; init; } = [];

    /// <summary>The newest answers with caller and idempotency key, stored in the same write as their effect.</summary>
    [Id(1)]
    public ImmutableArray<SavedAnswer> Answers { get; init; } = [];

    /// <summary>The state with a mandate that is new or has changed, and the answers with the one to that.</summary>
    public MandateState With(Mandate mandate, ImmutableArray<SavedAnswer> answers, DateOnly today)
    {
        ImmutableArray<Mandate> all = [.. Mandates.Where(other => other.Id != mandate.Id), mandate];
        var forgotten = all.Where(one => one.HasEnded(today)).SkipLast(KeptEnded).Select(one => one.Id).ToHashSet();
        return new MandateState
        {
            Mandates = forgotten.Count == 0 ? all : all.RemoveAll(one => forgotten.Contains(one.Id)),
            Answers = answers,
        };
    }
}
