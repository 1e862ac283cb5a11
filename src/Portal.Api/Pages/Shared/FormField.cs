namespace Portal.Api.Pages.Shared;

/// <summary>What somebody wrote into a field of a form.</summary>
internal static class FormField
{
    /// <summary>The words without the blanks round them; <see langword="null"/> for an empty field, which a form sends, too.</summary>
    public static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
