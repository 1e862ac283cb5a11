using Portal.Testing.Cluster;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Telemetry;

namespace Portal.Cluster.Tests;

/// <summary>One request, one trace, whichever processes it goes through.</summary>
public sealed class TraceTests
{
    private const string Request = "POST /api/v1/agency/dossiers/{id}/acceptance";

    [Fact]
    public async Task An_acceptance_is_one_trace_from_the_API_process_through_the_grain_to_the_commit_in_a_silo()
    {
        await using var collector = await Collector.StartAsync();
        var settings = collector.Settings.ToDictionary(
            one => one.Key.Replace(":", "__", StringComparison.Ordinal), one => one.Value!, StringComparer.Ordinal);
        settings["OTEL_BSP_SCHEDULE_DELAY"] = "100";
        var administrator = await PostgresServer.AdminConnectionStringAsync();
        using var store = await ClusterStore.CreateAsync(administrator);
        await using (var cluster = new PortalCluster(store, settings))
        {
            await cluster.StartAsync(silos: 2, apis: 1);
            await AcceptAsync(cluster);

            IReadOnlyList<Span> path = [];
            await cluster.UntilAsync(() => Task.FromResult((path = PathToCommit(collector)).Count > 0), "the trace is whole");

            Assert.Equal([Request, "IDossierGrain/Execute", "IDossierGrain/Execute", "journal append", "journal commit"],
                path.Select(span => span.Name));
            Assert.Single(path.Select(span => span.Trace).Distinct());
            var silos = cluster.Silos.Select(name => ProcessOf(cluster, name));
            Assert.All(path.Take(2), span => Assert.Equal(ProcessOf(cluster, cluster.Apis[0]), span.Process));
            Assert.Contains(Assert.Single(path.Skip(2).Select(span => span.Process).Distinct()), silos);
            // The statements of the commit belong to it.
            Assert.Contains(collector.Spans, span => span.Parent == path[^1].Id && span.Source == "Npgsql");
        }

        await store.DropAsync(administrator);
    }

    private static async Task AcceptAsync(PortalCluster cluster)
    {
        var ledger = new Ledger();
        using var client = new PortalClient(() => cluster.AddressOf(), BirthRegistration.Agency, ledger);
        var office = new Office(1, client, ledger);
        await office.StepAsync(await office.SubmitAsync(), "reception", "acceptance", "{}");
        Assert.Empty(ledger.Complaints);
    }

    /// <summary>The steps from the request down to the commit; none while some have not arrived.</summary>
    private static IReadOnlyList<Span> PathToCommit(Collector collector)
    {
        var spans = collector.Spans.ToDictionary(span => span.Id);
        return spans.Values.Where(span => span.Name == "journal commit")
            .Select(commit => commit.PathFrom(spans)).FirstOrDefault(path => path[0].Name == Request) ?? [];
    }

    private static string ProcessOf(PortalCluster cluster, string name) => $"{Environment.MachineName}-{cluster[name].Id}";
}
