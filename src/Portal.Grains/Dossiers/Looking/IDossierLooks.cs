using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Looking;

/// <summary>Who opened a dossier, beside the applicant: kept so that the applicant can see it.</summary>
public interface IDossierLooks
{
    /// <summary>
    /// Notes that somebody read something. Returns at once; it is written within a second, together with others.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="dossier">Which dossier; what its applicant reads is not noted.</param>
    /// <param name="what">What of it.</param>
    void Saw(Caller caller, DossierView dossier, LookAt what);

    /// <summary>A page of the looks at a dossier, newest first.</summary>
    Task<Page<LookLine>> OfDossierAsync(string dossier, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>What somebody read of a dossier; the numbers are stored.</summary>
[Flags]
public enum LookAt
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Form, components and how far it is.</summary>
    Content = 1,

    /// <summary>What happened to it.</summary>
    History = 2,

    /// <summary>A file of a component.</summary>
    ComponentFile = 4,

    /// <summary>The electronic result.</summary>
    Result = 8,
}

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
