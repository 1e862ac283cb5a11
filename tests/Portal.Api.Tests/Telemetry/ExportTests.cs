using Portal.Api.Tests.Running;
using Portal.Api.Tests.SignIn;
using Portal.Grains.Storage;
using Portal.Testing.Databases;
using Portal.Testing.Telemetry;

namespace Portal.Api.Tests.Telemetry;

/// <summary>What leaves for a collector: steps and figures, and nothing that names anybody.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task A_whole_life_of_a_dossier_leaves_nothing_personal_in_traces_and_metrics()
    {
        await using var collector = await Collector.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        IReadOnlyList<string> secrets;
        // Stopping sends what has been gathered.
        await using (var portal = await RunningPortal.StartAsync(database.Options, collector.Settings))
            secrets = await PrivateLife.LiveAsync(portal);

        Assert.Contains(collector.Spans, span => span is
            { Source: "Microsoft.AspNetCore", Name: "POST /api/v1/agency/dossiers/{id}/acceptance" });
        Assert.Contains(collector.Spans, span => span.Name == "journal commit");
        Assert.NotEmpty(collector.Bodies("metrics"));
        Assert.DoesNotContain(secrets, collector.Holds);
    }
}
