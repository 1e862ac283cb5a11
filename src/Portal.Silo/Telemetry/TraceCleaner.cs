using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Portal.Silo.Telemetry;

/// <summary>
/// Takes out of a step of a trace what may name people, before it leaves the process. What stays is listed: Orleans tells
/// the keys of grains and ASP.NET Core addresses, and what a next version of them tells nobody knows.
/// </summary>
internal sealed class TraceCleaner : BaseProcessor<Activity>
{
    private const string Ours = "portal.";

    private static readonly FrozenSet<string> Harmless = FrozenSet.ToFrozenSet(
    [
        "http.request.method", "http.route", "http.response.status_code", "error.type",
        "rpc.system.name", "rpc.method", "orleans.rpc.service", "exception.type",
        // Statements have parameters; their values are not told.
        "db.system.name", "db.namespace", "db.operation.name", "db.query.text", "db.response.status_code",
        "db.npgsql.prepared", "db.npgsql.rows", "db.npgsql.connection_id", "server.address", "server.port",
    ]);

    public override void OnEnd(Activity data)
    {
        List<string>? others = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (!Harmless.Contains(tag.Key) && !tag.Key.StartsWith(Ours, StringComparison.Ordinal))
                (others ??= []).Add(tag.Key);
        }

        foreach (var other in others ?? [])
            data.SetTag(other, null);
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}
