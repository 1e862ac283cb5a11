using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Something in an imported file that keeps it from being published.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Code">Stable code, such as <c>import.required</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
[GenerateSerializer, Immutable, Alias("portal.import-error")]
public sealed record ImportError(
    [property: Id(0)] int Line, [property: Id(1)] string Code, [property: Id(2)] LocalizedText Message);
