using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Portal.Api.Problems;

/// <summary>What the API measures of its own, under the meter <c>Portal.Api</c>.</summary>
internal static class ProblemMetrics
{
    private static readonly Meter Meter = new("Portal.Api");

    /// <summary>Those of callers who exceed their rates are told from the start: an alert goes by them.</summary>
    private static readonly ConcurrentDictionary<(string Code, int Status), StrongBox<long>> Refusals = new(
        ProblemCatalogue.All.Where(text => text.Status == StatusCodes.Status429TooManyRequests)
            .Select(text => KeyValuePair.Create((text.Code, text.Status), new StrongBox<long>())));

    static ProblemMetrics() => Meter.CreateObservableCounter(
        "portal.refusals",
        () => Refusals.Select(one => new Measurement<long>(
            Interlocked.Read(ref one.Value.Value), new("code", one.Key.Code), new("status", one.Key.Status))),
        "{refusal}", "Requests that were refused, by code.");

    /// <summary>Begins to tell, before anything was refused.</summary>
    public static void Begin() => RuntimeHelpers.RunClassConstructor(typeof(ProblemMetrics).TypeHandle);

    public static void RecordRefusal(string code, int status) =>
        Interlocked.Increment(ref Refusals.GetOrAdd((code, status), _ => new StrongBox<long>()).Value);
}
