using System.Security.Cryptography;
using System.Text;

namespace Portal.Api.Pages.Shared;

/// <summary>How a content security policy names a script or style that stands in the page: by its hash.</summary>
internal static class InlineSource
{
    public static string Of(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
