using Portal.Grains.Journal;

namespace Portal.Grains.Shared;

/// <summary>The answer to a request that was made before under the same idempotency key.</summary>
internal static class Repetition
{
    /// <summary>The answer stored under the key of the envelope, or <see langword="null"/> when the key is new.</summary>
    public static async ValueTask<CommandAnswer?> RecallAsync(this IJournal journal, CommandEnvelope envelope)
    {
        var stored = await journal.FindAnswerAsync(
            envelope.Caller.Subject, envelope.IdempotencyKey, CancellationToken.None);
        return stored is null ? null : Repeat(stored, envelope);
    }

    /// <summary>The stored answer, or a refusal when the key was used for another request.</summary>
    public static CommandAnswer Repeat(RememberedAnswer stored, CommandEnvelope envelope) =>
        stored.RequestHash.Span.SequenceEqual(envelope.RequestHash)
            ? new CommandAnswer(stored.Status, stored.ETag, stored.Location, stored.Body.ToArray(), null)
            : CommandAnswer.Refused(IdempotencyRefusals.KeyReused);
}
