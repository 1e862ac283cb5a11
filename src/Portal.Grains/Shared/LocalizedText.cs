namespace Portal.Grains.Shared;

/// <summary>A text for people: Vietnamese, with English beside it where it is known.</summary>
/// <param name="Vi">The Vietnamese text; never empty.</param>
/// <param name="En">The English text, or <see langword="null"/> when there is none yet.</param>
[GenerateSerializer, Immutable, Alias("portal.text")]
public sealed record LocalizedText([property: Id(0)] string Vi, [property: Id(1)] string? En = null)
{
    /// <summary>The English text if it is asked for and known, otherwise the Vietnamese one.</summary>
    /// <param name="language">Two-letter language code, such as <c>vi</c> or <c>en</c>.</param>
    public string In(string language) => language == "en" && En is not null ? En : Vi;
}
