using System.Net;
using Portal.EndToEnd.Tests.Kills;
using Portal.Testing.Databases;
using Portal.Testing.Load;
using Portal.Testing.Processes;

namespace Portal.EndToEnd.Tests;

/// <summary>Stopping in order, and starting where one must not.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_portal_told_to_stop_under_load_ends_in_seconds_without_error_and_without_loss()
    {
        using var store = new SqliteStore();
        var ledger = new Ledger();
        await using var first = await PortalProcess.StartAsync(store);
        var address = first.Address;
        using var traffic = new Traffic(() => Volatile.Read(ref address), ledger);
        await ledger.ReachAsync(50);

        var exitCode = await first.StopAsync(Seconds);

        Assert.True(exitCode == 0, first.Output);
        Assert.DoesNotContain("fail:", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", first.Output, StringComparison.Ordinal);
        await using var second = await PortalProcess.StartAsync(store);
        Volatile.Write(ref address, second.Address);
        await traffic.StopAsync();
        Assert.Empty(ledger.Complaints);
        Assert.Empty(await Auditor.FindLossesAsync(store, ledger.From(0)));
        Assert.Empty(await Auditor.FindDifferencesAsync(store, ledger.From(0)));
        await KillSeries.AssertWholeAsync(store);
    }

    [Fact]
    public async Task A_portal_told_to_stop_says_at_once_that_it_is_not_ready_and_answers_for_a_while()
    {
        using var store = new SqliteStore();
        await using var portal = await PortalProcess.StartAsync(
            store, new Dictionary<string, string> { ["Shutdown__Delay"] = "00:00:03" });
        using var http = new HttpClient { BaseAddress = portal.Address };
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/health/started"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/health/ready"));

        await portal.SignalAsync("TERM");
        while (await StatusAsync(http, "/health/ready") == HttpStatusCode.OK)
        {
            // The signal is on its way.
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/api/v1/catalogue/agencies"));
        Assert.Equal(0, await portal.UntilExitAsync(Seconds));
    }

    [Fact]
    public async Task A_database_with_a_newer_schema_is_refused_with_a_clear_message()
    {
        using var store = new SqliteStore();
        await using (var portal = await PortalProcess.StartAsync(store))
            Assert.Equal(0, await portal.StopAsync(Seconds));
        await using (var connection = await store.OpenAsync())
            await connection.ExecuteAsync("INSERT INTO schema_version (version, name, applied_at) VALUES (999, 'later', 0)");

        foreach (var command in (string[][])[["run", "--port", "0", "--no-demo"], ["verify"]])
        {
            var (exitCode, output) = await PortalProgram.RunAsync(store, command);
            Assert.True(exitCode == 1, output);
            Assert.Contains("schema version 999", output, StringComparison.Ordinal);
            Assert.Contains("Use a newer program", output, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
