using Microsoft.AspNetCore.Http;

namespace Portal.Api.Protection;

/// <summary>What a request is to the portal when there are too many, from the first to go to the last.</summary>
internal enum RequestKind
{
    /// <summary>Look-ups, rankings and pages without sign-in.</summary>
    Anonymous,

    /// <summary>Reading by those who are signed in.</summary>
    Reading,

    /// <summary>Filings and every other command, and all that officers do.</summary>
    Working,

    /// <summary>Files on their way.</summary>
    Sending,

    /// <summary>Never turned away here: health, and event streams, which are counted where they are served.</summary>
    Free,
}

/// <summary>Tells the kind of a request before anything is known of the caller: by what it asks, not by who asks.</summary>
internal static class RequestKinds
{
    private const StringComparison Like = StringComparison.OrdinalIgnoreCase;

    /// <remarks>
    /// A token that is none is found out by authentication, and who sends many of them by the rate limit of the address.
    /// </remarks>
    public static RequestKind Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (path.StartsWith("/health/", Like) || path.Equals("/api/v1/ministry/events", Like))
            return RequestKind.Free;
        if (request.Headers.Authorization.Count == 0)
            return RequestKind.Anonymous;
        if (path.StartsWith("/api/v1/uploads", Like))
            return RequestKind.Sending;
        return !HttpMethods.IsGet(request.Method)
            || path.StartsWith("/api/v1/agency/", Like)
            || path.StartsWith("/api/v1/administration/", Like)
            ? RequestKind.Working
            : RequestKind.Reading;
    }
}
