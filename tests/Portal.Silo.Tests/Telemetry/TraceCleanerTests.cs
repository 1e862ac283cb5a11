using System.Diagnostics;
using Portal.Silo.Telemetry;

namespace Portal.Silo.Tests.Telemetry;

public sealed class TraceCleanerTests
{
    [Fact]
    public void Tags_that_are_not_known_to_be_harmless_do_not_leave_nor_do_words_about_a_failure()
    {
        using var cleaner = new TraceCleaner();
        using var step = new Activity("IMandateGrain/Give");
        step.SetTag("orleans.rpc.target_id", "mandate/mandate:3:ann:bob")
            .SetTag("orleans.rpc.service", "Portal.Grains.Mandates.IMandateGrain")
            .SetTag("exception.message", "ann has no such mandate")
            .SetTag("exception.type", "System.InvalidOperationException")
            .SetTag("url.path", "/api/v1/catalogue/dossiers/025190007772")
            .SetTag("portal.journal.appends", 3)
            .SetTag("what.comes.tomorrow", "ann")
            .SetStatus(ActivityStatusCode.Error, "ann has no such mandate");

        cleaner.OnEnd(step);

        Assert.Equal(
            ["orleans.rpc.service", "exception.type", "portal.journal.appends"], step.TagObjects.Select(tag => tag.Key));
        Assert.Equal((ActivityStatusCode.Error, null), (step.Status, step.StatusDescription));
    }
}
