using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Grains.Shared;

namespace Portal.Api.Lists;

/// <summary>Cursors as they stand in addresses: opaque to callers.</summary>
internal static class CursorText
{
    public static string? Write(PageCursor? cursor) => cursor is { } at
        ? WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{at.SortKey}|{at.Id}")))
        : null;

    public static bool TryRead(string? text, out PageCursor? cursor)
    {
        cursor = null;
        if (text is null)
            return true;
        if (text.Length is 0 or > 200)
            return false;

        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split('|');
            if (parts.Length != 2 || parts[1].Contains('\0', StringComparison.Ordinal)
                || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key))
                return false;

            cursor = new PageCursor(key, parts[1]);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
