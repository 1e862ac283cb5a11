using System.Diagnostics.Metrics;

namespace Portal.Api.Problems;

/// <summary>What the API measures of its own, under the meter <c>Portal.Api</c>.</summary>
internal static class ProblemMetrics
{
    private static readonly Meter Meter = new("Portal.Api");

    private static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("portal.refusals", "{refusal}", "Requests that were refused, by code.");

    public static void RecordRefusal(string code, int status) =>
        Refusals.Add(1, new("code", code), new("status", status));
}
