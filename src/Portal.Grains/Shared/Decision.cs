using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Grains.Shared;

/// <summary>What a decider answers: events to append, or one refusal.</summary>
internal readonly record struct Decision<TEvent>
{
    private Decision(ImmutableArray<TEvent> events, Refusal? refusal)
    {
        Events = events;
        Refusal = refusal;
    }

    public ImmutableArray<TEvent> Events { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    public static implicit operator Decision<TEvent>(ImmutableArray<TEvent> happened) => new(happened, null);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);
}
