using Portal.Grains.Agencies;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue;

/// <summary>What to look for among the procedures in force.</summary>
/// <param name="Day">Day on which they must be in force (Vietnam time).</param>
/// <param name="Text">Words of name, field or code; null or blank = all.</param>
/// <param name="Field">Exact field (lĩnh vực), or null.</param>
/// <param name="Level">Level that handles it, or null.</param>
/// <param name="OnlineKind">How much happens online, or null.</param>
/// <param name="Subject">Who may ask for it, or null.</param>
/// <param name="Offset">How many matches to leave out.</param>
/// <param name="Limit">How many to return, 1 to <see cref="MaxLimit"/>.</param>
public sealed record ProcedureQuery(
    DateOnly Day,
    string? Text = null,
    string? Field = null,
    AgencyKind? Level = null,
    OnlineKind? OnlineKind = null,
    SubjectKind? Subject = null,
    int Offset = 0,
    int Limit = 20)
{
    /// <summary>Greatest page.</summary>
    public const int MaxLimit = 100;

    /// <summary>Greatest length of <see cref="Text"/> that is looked at.</summary>
    public const int MaxText = 200;
}
