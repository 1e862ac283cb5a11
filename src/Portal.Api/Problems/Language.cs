using Microsoft.AspNetCore.Http;

namespace Portal.Api.Problems;

/// <summary>Vietnamese, unless the caller prefers English.</summary>
internal static class Language
{
    public static string Of(HttpContext context)
    {
        var header = context.Request.Headers.AcceptLanguage;
        if (header.Count == 0)
            return "vi";

        double vi = -1, en = -1;
        foreach (var accepted in context.Request.GetTypedHeaders().AcceptLanguage)
        {
            var weight = accepted.Quality ?? 1;
            if (accepted.Value.StartsWith("vi", StringComparison.OrdinalIgnoreCase))
                vi = Math.Max(vi, weight);
            else if (accepted.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                en = Math.Max(en, weight);
        }

        return en > vi && en > 0 ? "en" : "vi";
    }
}
