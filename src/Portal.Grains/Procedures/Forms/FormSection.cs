using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>A part of a form with its own heading.</summary>
/// <param name="Key">Key that fields name by <c>x-section</c>.</param>
/// <param name="Title">Heading.</param>
public sealed record FormSection(string Key, LocalizedText Title);
