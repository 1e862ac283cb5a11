using Microsoft.AspNetCore.Http;

namespace Portal.Api.Protection;

/// <summary>
/// When a request came, by the portal's own clock: before it waited for anything. It is the moment of what the request
/// does: who files at 23:59:59 has filed that day, however busy the portal is. No clock of a client has a say.
/// </summary>
internal sealed class Arrival(TimeProvider time)
{
    /// <summary>
    /// How long the body may take. The largest needs half a minute on a line of 64 kbit/s; who sends more slowly than
    /// that has not filed before the last byte is here, or a filing begun at midnight could be written after it.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset at = time.GetUtcNow();

    /// <summary>Notes the arrival of a request that may change something.</summary>
    public static void Note(HttpContext context, TimeProvider time)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            context.Features.Set(new Arrival(time));
    }

    /// <summary>The moment of a request whose last byte has just been read.</summary>
    public static DateTimeOffset? Of(HttpContext context) => context.Features.Get<Arrival>()?.Moment();

    private DateTimeOffset Moment()
    {
        var now = time.GetUtcNow();
        return now - at <= Grace ? at : now;
    }
}
