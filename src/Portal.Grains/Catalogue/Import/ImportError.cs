using Portal.Grains.Shared;

namespace Portal.Grains.Catalogue.Import;

/// <summary>Something in an imported file that keeps it from being published.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Code">Stable code, such as <c>import.required</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ImportError(int Line, string Code, LocalizedText Message);
