using System.Text.Json;
using Portal.Load.Http;

namespace Portal.Load.Benchmarks;

/// <summary>The submission that every contestant gets: the same body, and for the portal a token and a key.</summary>
internal static class Submissions
{
    public const string Path = "/api/v1/citizen/dossiers";

    /// <summary>The agency that the payload names.</summary>
    public static string AgencyOf(BenchContext context)
    {
        // The payload is JSON even before its gaps are filled: they stand in strings.
        using var payload = JsonDocument.Parse(context.Payload);
        return payload.RootElement.GetProperty("agency").GetString()
            ?? throw new InvalidDataException("payload.json names no agency.");
    }

    public static IReadOnlyList<IRequestSource> Sources(BenchContext context, string[]? tokens, int? connections = null)
    {
        var serial = new Serial();
        var sources = new IRequestSource[connections ?? context.Options.Connections];
        for (var i = 0; i < sources.Length; i++)
        {
            string[] headers = tokens is null
                ? []
                : [$"Authorization: Bearer {tokens[i % tokens.Length]}", "Idempotency-Key: load-{{key}}"];
            sources[i] = new TemplateSource(
                RequestTemplate.Create("POST", Path, headers, context.Payload), serial, expected: 201);
        }

        return sources;
    }
}
