using System.Collections.Immutable;

namespace Portal.Grains.Dossiers.Looking;

/// <summary>The looks of one person in one hour.</summary>
/// <param name="FirstAt">The first of them.</param>
/// <param name="LastAt">The last of them.</param>
/// <param name="Role">As what they looked.</param>
/// <param name="Agency">Code of their agency, or of the commune of a helper.</param>
/// <param name="What">What they read, all together.</param>
/// <param name="Times">How often.</param>
public sealed record LookLine(
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    string Role,
    string? Agency,
    ImmutableArray<LookAt> What,
    int Times);
