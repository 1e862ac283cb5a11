using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Api.Tests.Running;
using Portal.Silo.Hosting;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Telemetry;

public sealed class TraceTests : IAsyncLifetime, IDisposable
{
    private static readonly Dictionary<string, string?> Traced = new()
    {
        // Nobody listens there: what counts is that the portal is told to trace.
        ["OpenTelemetry:Endpoint"] = "http://127.0.0.1:9",
        ["OpenTelemetry:SampleRatio"] = "0",
    };

    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;
    private TestDatabase? database;
    private RunningPortal? portal;

    public TraceTests() => listener = new ActivityListener
    {
        ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" || source.Name.StartsWith("Portal.", StringComparison.Ordinal)
            || source.Name.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal),
        // As the program's own sampler: what the caller asks for.
        Sample = static (ref options) => options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
            ? ActivitySamplingResult.AllDataAndRecorded
            : ActivitySamplingResult.None,
        ActivityStopped = activity => ended.Enqueue(activity),
    };

    private RunningPortal Portal => portal!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Grains.Storage.DatabaseKind.PostgreSql, migrate: false);
        portal = await RunningPortal.StartAsync(database.Options, Traced);
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    public async Task DisposeAsync()
    {
        listener.Dispose();
        await Portal.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task One_submission_is_one_connected_trace_from_http_to_the_commit_of_the_journal()
    {
        var trace = await SubmitAsync();

        var spans = await SpansOfAsync(trace, "journal append", "journal commit");
        var known = spans.Select(span => span.SpanId).Append(trace.SpanId).ToHashSet();
        Assert.All(spans, span => Assert.Contains(span.ParentSpanId, known));
        Assert.Contains(spans, span => span.Source.Name == "Microsoft.AspNetCore" && span.ParentSpanId == trace.SpanId);
        var append = Assert.Single(spans, span => span.OperationName == "journal append");
        var commit = Assert.Single(spans, span => span.OperationName == "journal commit");
        Assert.Equal(append.SpanId, commit.ParentSpanId);
        Assert.Equal(commit.Context, Assert.Single(append.Links).Context);
    }

    [Fact]
    public async Task One_acceptance_is_one_trace_through_the_call_of_the_grain_where_the_engine_tells_calls()
    {
        var held = await Portal.Desk.Submit(Who.Citizen("traced"));
        var (trace, header) = Begin(recorded: true);
        (await Portal.Api.Send(held.Ask(Who.Reception, "acceptance", new { }) with { Headers = [header] })).Expect(200);

        var spans = (await SpansOfAsync(trace, "journal commit")).ToDictionary(span => span.SpanId);
        var steps = new List<string>();
        for (var step = spans.Values.Single(span => span.OperationName == "journal commit"); step is not null;
            step = spans.GetValueOrDefault(step.ParentSpanId))
        {
            steps.Insert(0, step.OperationName);
        }

        string[] calls = EngineSetup.Name == "Orleans" ? ["IDossierGrain/Execute", "IDossierGrain/Execute"] : [];
        Assert.Equal(["Microsoft.AspNetCore.Hosting.HttpRequestIn", .. calls, "journal append", "journal commit"], steps);
    }

    [Fact]
    public async Task Requests_that_share_a_commit_all_point_to_it()
    {
        var traces = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SubmitAsync()));

        var commits = new HashSet<ActivitySpanId>();
        foreach (var trace in traces)
        {
            var append = Assert.Single(await SpansOfAsync(trace, "journal append"), span => span.OperationName == "journal append");
            commits.Add(Assert.Single(append.Links).Context.SpanId);
        }

        var written = ended.Where(span => span.OperationName == "journal commit").ToDictionary(span => span.SpanId);
        Assert.All(commits, commit => Assert.Contains(commit, written.Keys));
        Assert.Equal(traces.Length, commits.Sum(commit => (int)written[commit].GetTagItem("portal.journal.appends")!));
    }

    [Fact]
    public async Task A_request_that_is_not_traced_leaves_nothing()
    {
        var trace = await SubmitAsync(recorded: false);

        // A traced one afterwards, so that everything before it has ended.
        await SpansOfAsync(await SubmitAsync(), "journal commit");
        Assert.DoesNotContain(
            ended,
            span => span.TraceId == trace.TraceId
                && (span.Recorded || span.Source.Name.StartsWith("Portal.", StringComparison.Ordinal)));
    }

    private async Task<ActivityContext> SubmitAsync(bool recorded = true)
    {
        var (trace, header) = Begin(recorded);
        var ask = Ask.Post("/api/v1/citizen/dossiers", Who.Citizen("traced"), Portal.Desk.Submission());
        (await Portal.Api.Send(ask with { Headers = [header] })).Expect(201);
        return trace;
    }

    /// <summary>A trace of the caller, and the header that tells of it.</summary>
    private static (ActivityContext Trace, (string, string) Header) Begin(bool recorded)
    {
        var flags = recorded ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None;
        var trace = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags);
        return (trace, ("traceparent", $"00-{trace.TraceId}-{trace.SpanId}-{(recorded ? "01" : "00")}"));
    }

    /// <summary>The spans of a trace, once those that are wanted and that of the request have ended.</summary>
    private async Task<List<Activity>> SpansOfAsync(ActivityContext trace, params string[] wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var spans = ended.Where(span => span.TraceId == trace.TraceId).ToList();
            if (spans.Exists(span => span.ParentSpanId == trace.SpanId)
                && wanted.All(name => spans.Exists(span => span.OperationName == name)))
            {
                return spans;
            }

            await Task.Delay(10, patience.Token);
        }
    }
}
