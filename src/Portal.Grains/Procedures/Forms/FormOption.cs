using Portal.Grains.Shared;

namespace Portal.Grains.Procedures.Forms;

/// <summary>One choice of a field.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What people read.</param>
public sealed record FormOption(string Value, LocalizedText Label);
