using System.Collections.Immutable;
using Portal.Grains.Citizens;
using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>What one villager has allowed one helper; small and bounded, what has ended long ago stands in rows only.</summary>
[GenerateSerializer, Immutable, Alias("portal.mandate-state")]
internal sealed record MandateState
{
    /// <summary>Ended mandates that are kept beside the open ones, to tell "ended" from "never was".</summary>
    private const int KeptEnded = 10;

    /// <summary>How many answers are kept for repeated requests.</summary>
    private const int KeptAnswers = 16;

    /// <summary>The mandates, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<Mandate> Mandates { get; init; } = [];

    /// <summary>The newest answers with caller and idempotency key, stored in the same write as their effect.</summary>
    [Id(1)]
    public ImmutableArray<SavedAnswer> Answers { get; init; } = [];

    /// <summary>The answer given before under the key of a request, or that the key was used for another one.</summary>
    public CommandAnswer? Recall(CommandEnvelope envelope)
    {
        var name = NameOf(envelope);
        foreach (var saved in Answers)
        {
            if (saved.Key == name)
            {
                return saved.RequestHash.AsSpan().SequenceEqual(envelope.RequestHash)
                    ? saved.Answer
                    : CommandAnswer.Refused(IdempotencyRefusals.KeyReused);
            }
        }

        return null;
    }

    /// <summary>The state with a mandate that is new or has changed, and the answer to it.</summary>
    public MandateState With(Mandate mandate, CommandEnvelope envelope, CommandAnswer answer, DateOnly today)
    {
        ImmutableArray<Mandate> all = [.. Mandates.Where(other => other.Id != mandate.Id), mandate];
        var forgotten = all.Where(one => one.HasEnded(today)).SkipLast(KeptEnded).Select(one => one.Id).ToHashSet();
        return new MandateState
        {
            Mandates = forgotten.Count == 0 ? all : all.RemoveAll(one => forgotten.Contains(one.Id)),
            Answers =
            [
                .. Answers.TakeLast(KeptAnswers - 1),
                new SavedAnswer(NameOf(envelope), envelope.RequestHash, answer),
            ],
        };
    }

    // Several people have their say about one pair; keys of different callers never meet.
    private static string NameOf(CommandEnvelope envelope) =>
        $"{envelope.Caller.Actor}\n{envelope.IdempotencyKey}";
}
