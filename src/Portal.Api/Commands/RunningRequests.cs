using System.Collections.Concurrent;
using Portal.Grains.Shared;

namespace Portal.Api.Commands;

/// <summary>
/// Requests that are being worked on in this process. A repetition that arrives meanwhile waits for the first one and
/// gets its answer; across processes the database decides.
/// </summary>
internal sealed class RunningRequests(TimeProvider time)
{
    /// <summary>How long a repetition waits before it is told to come back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Caller, string Key), Running> requests = new();

    private sealed record Running(byte[] RequestHash, TaskCompletionSource<CommandAnswer> Answer);

    /// <summary>Runs the request, or waits for the same one that is running.</summary>
    public async Task<CommandAnswer> Once(CommandEnvelope envelope, Func<Task<CommandAnswer>> run)
    {
        var name = (envelope.Caller.Subject, envelope.IdempotencyKey);
        var mine = new Running(
            envelope.RequestHash, new TaskCompletionSource<CommandAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
        var first = requests.GetOrAdd(name, mine);
        if (!ReferenceEquals(first, mine))
            return await Repeat(first, envelope);

        try
        {
            var answer = await run();
            mine.Answer.SetResult(answer);
            return answer;
        }
        catch (Exception error)
        {
            mine.Answer.SetException(error);
            // Nobody may be waiting: the exception goes to the first caller anyway.
            _ = mine.Answer.Task.Exception;
            throw;
        }
        finally
        {
            requests.TryRemove(new KeyValuePair<(string, string), Running>(name, mine));
        }
    }

    private async Task<CommandAnswer> Repeat(Running first, CommandEnvelope envelope)
    {
        if (!first.RequestHash.AsSpan().SequenceEqual(envelope.RequestHash))
            return CommandAnswer.Refused(IdempotencyRefusals.KeyReused);

        try
        {
            return await first.Answer.Task.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            return CommandAnswer.Refused(IdempotencyRefusals.StillRunning);
        }
    }
}
