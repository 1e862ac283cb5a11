using Microsoft.AspNetCore.Http;

namespace Portal.Api.Commands;

/// <summary>The Idempotency-Key header.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>The key, or <see langword="null"/> when it is missing, double, or not 8 to 100 printable ASCII characters.</summary>
    public static string? Read(HttpRequest request)
    {
        var values = request.Headers[Header];
        if (values.Count != 1 || values[0] is not { Length: >= 8 and <= 100 } key)
            return null;

        foreach (var character in key)
        {
            if (character is < '!' or > '~')
                return null;
        }

        return key;
    }
}
