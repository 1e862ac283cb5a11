using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Portal.Api.Problems;
using Portal.Api.Requests;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Api.Ministry;

/// <summary>
/// Changes of ranks and points as they happen (Server-Sent Events). The id of an event is the version of the counters; who
/// comes back with the last one gets what changed since, or the whole ranking when that is too long ago.
/// </summary>
internal static class EventsEndpoint
{
    private const int MostEvents = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/events", Handle)
            .WithName("followRanking")
            .WithSummary("Changes of ranks and points as they happen, as an event stream with Last-Event-ID")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .Refuses(404);

    private static async Task<IResult> Handle(
        int? limit,
        [AsParameters] ScoreAsk ask,
        [AsParameters] RankingEndpoint.Query query,
        HttpContext context,
        ScoreSource source,
        RankFeed feed,
        EventStreamOptions options,
        IHostApplicationLifetime lifetime,
        TimeProvider time)
    {
        if (limit is < 1 or > MostEvents)
            return PortalProblem.Of("request.invalid_parameter", "limit", "1..1000");

        var (table, problem) = await source.TableAsync(ask, context.RequestAborted);
        if (problem is not null)
            return problem;

        var (asked, wrong) = RankingEndpoint.Read(ask, query, table!);
        if (wrong is not null)
            return wrong;
        if (!feed.TryEnter())
            return new PortalProblem(Grains.Shared.Refusal.Of("score.too_many_streams"), 30);

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await new Stream(context, source, feed, options.Heartbeat, time, asked!, limit ?? int.MaxValue).RunAsync(table!, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader has gone, or the portal stops: the reader comes back with the last id.
        }
        finally
        {
            feed.Leave();
        }

        return TypedResults.Empty;
    }

    private sealed class Stream(
        HttpContext context, ScoreSource source, RankFeed feed, TimeSpan heartbeat, TimeProvider time, RankQuery query, int limit)
    {
        private int sent;

        public async Task RunAsync(ScoreTable first, CancellationToken cancellationToken)
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            // Proxies must not collect what is to be seen at once.
            context.Response.Headers["X-Accel-Buffering"] = "no";

            var seen = await RankAsync(first, cancellationToken);
            var last = long.TryParse(
                context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
            if (feed.Find(query, last) is { } known)
                await SendChangesAsync(known, seen, cancellationToken);
            else
                await SendAsync("ranking", seen.Version, seen, cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);

            while (sent < limit)
            {
                var table = await NextAsync(seen.Version, cancellationToken);
                var now = await RankAsync(table, cancellationToken);
                await SendChangesAsync(seen, now, cancellationToken);
                seen = now;
            }
        }

        private async ValueTask<RankState> RankAsync(ScoreTable table, CancellationToken cancellationToken)
        {
            var state = RankState.Of(await source.Scorecards.RankAsync(query, table, cancellationToken));
            feed.Remember(query, state);
            return state;
        }

        /// <summary>Waits for the next version; says now and then that the line is alive.</summary>
        private async Task<ScoreTable> NextAsync(long after, CancellationToken cancellationToken)
        {
            var next = ChangedAsync(after, cancellationToken);
            while (await Task.WhenAny(next, Task.Delay(heartbeat, time, cancellationToken)) != next)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await WriteAsync(": alive\n\n", cancellationToken);
            }

            return await next;
        }

        private async Task<ScoreTable> ChangedAsync(long after, CancellationToken cancellationToken)
        {
            while (true)
            {
                try
                {
                    return await source.Scorecards.ChangedAsync(query.Period, after, cancellationToken);
                }
                catch (ScoresNotReadyException)
                {
                    await Task.Delay(Pause, time, cancellationToken);
                }
            }
        }

        private async Task SendChangesAsync(RankState before, RankState now, CancellationToken cancellationToken)
        {
            var changes = now.Since(before);
            if (changes.Count > 0)
                await SendAsync("changes", now.Version, new RankChanges(now.Version, changes), cancellationToken);
        }

        private async Task SendAsync<TData>(string name, long id, TData data, CancellationToken cancellationToken)
        {
            sent++;
            var json = JsonSerializer.Serialize(data, ApiJson.Options);
            await WriteAsync(
                string.Create(CultureInfo.InvariantCulture, $"id: {id}\nevent: {name}\ndata: {json}\n\n"), cancellationToken);
        }

        private async Task WriteAsync(string text, CancellationToken cancellationToken)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }
}
