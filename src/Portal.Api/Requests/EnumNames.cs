using System.Text.Json;

namespace Portal.Api.Requests;

/// <summary>
/// Values by the names that stand in JSON, in bodies, queries and paths alike. The platform's readers take more: numbers, and
/// several names joined by commas, which make a value that nobody has defined.
/// </summary>
internal static class EnumNames
{
    /// <summary>Reads a name; nothing asked for is nothing found, and right.</summary>
    /// <returns>False when there is no such name.</returns>
    public static bool TryParse<TEnum>(string? name, out TEnum? value)
        where TEnum : struct, Enum
    {
        value = null;
        if (name is null)
            return true;

        foreach (var known in Enum.GetValues<TEnum>())
        {
            if (NameOf(known) == name)
                value = known;
        }

        return value is not null;
    }

    /// <summary>All names, for those who gave another one.</summary>
    public static string Of<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Enum.GetValues<TEnum>().Select(NameOf));

    /// <summary>The name of a value.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
