using System.Collections.Immutable;
using System.Text;
using Dapper;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Storage;

namespace Portal.Grains.Shared;

/// <summary>
/// The answers of grains that are not journaled. A state holds the newest, each written together with its effect. Before it
/// lets go of one, that is put where the answers of the journal are and stays as long: who repeats a request gets the same
/// answer, however much came after it.
/// </summary>
internal sealed class SavedAnswers(PortalDatabase database, TimeProvider time)
{
    /// <summary>How many a state holds.</summary>
    public const int InState = 16;

    /// <summary>The answer given before to a request, or that its key was used for another one.</summary>
    /// <param name="grain">Key of the grain.</param>
    /// <param name="newest">What its state holds.</param>
    /// <param name="name">Name of the request.</param>
    /// <param name="envelope">The request.</param>
    public async ValueTask<CommandAnswer?> RecallAsync(
        string grain, ImmutableArray<SavedAnswer> newest, string name, CommandEnvelope envelope)
    {
        foreach (var saved in newest)
        {
            if (saved.Key == name)
            {
                return saved.RequestHash.AsSpan().SequenceEqual(envelope.RequestHash)
                    ? saved.Answer
                    : CommandAnswer.Refused(IdempotencyRefusals.KeyReused);
            }
        }

        // As long as there is room in the state, nothing has left it.
        return newest.Length >= InState
            && await AnswerReader.FindAsync(database, grain, KeyOf(name), CancellationToken.None) is { } stored
            ? Repetition.Repeat(stored, envelope)
            : null;
    }

    /// <summary>What the state holds after one more answer. Those that have to go are rows by then, whatever becomes of the state.</summary>
    public async Task<ImmutableArray<SavedAnswer>> AddAsync(
        string grain, ImmutableArray<SavedAnswer> newest, string name, CommandEnvelope envelope, CommandAnswer answer)
    {
        foreach (var older in newest.SkipLast(InState - 1))
            await KeepAsync(grain, older);
        return [.. newest.TakeLast(InState - 1), new SavedAnswer(name, envelope.RequestHash, answer, time.GetUtcNow())];
    }

    private async Task KeepAsync(string grain, SavedAnswer saved)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            """
            insert into idempotency (caller, key, request_hash, status, etag, location, body, at)
            values (@grain, @key, @RequestHash, @Status, @ETag, @Location, @body, @at)
            on conflict (caller, key) do nothing
            """,
            new
            {
                grain,
                key = KeyOf(saved.Key),
                saved.RequestHash,
                saved.Answer.Status,
                saved.Answer.ETag,
                saved.Answer.Location,
                body = Encoding.UTF8.GetString(saved.Answer.Body),
                at = (saved.At ?? time.GetUtcNow()).ToUnixTimeMilliseconds(),
            });
    }

    // Nobody can send a key with a space: these never meet those of the journal, whatever subject ids look like.
    private static string KeyOf(string name) => $"saved {name}";
}
