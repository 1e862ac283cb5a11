using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Grains.Shared;

namespace Portal.Api.Commands;

/// <summary>Says that an endpoint changes something that exists, so that If-Match is needed.</summary>
internal sealed class RequiresRevision
{
    public static readonly RequiresRevision Instance = new();
}

/// <summary>The If-Match header: which revision the caller has seen.</summary>
internal static class IfMatch
{
    /// <summary>The revision that the caller has seen, where the endpoint <c>NeedsRevision</c>: the header was asked for then.</summary>
    public static int SeenBy(CommandEnvelope envelope) =>
        envelope.ExpectedRevision ?? throw new InvalidOperationException("The endpoint does not ask for If-Match.");

    public static (int? Revision, Refusal? Problem) Read(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiresRevision>() is null)
            return (null, null);

        var values = context.Request.Headers.IfMatch;
        if (values.Count == 0)
            return (null, Refusal.Of("request.if_match_missing"));

        return values is [{ Length: > 2 and < 13 } tag] && tag[0] == '"' && tag[^1] == '"'
            && int.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? (revision, null)
            : (null, Refusal.Of("request.if_match_invalid"));
    }
}
