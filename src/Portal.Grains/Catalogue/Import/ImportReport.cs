using System.Collections.Immutable;

namespace Portal.Grains.Catalogue.Import;

/// <summary>What an import would do (dry run) or did.</summary>
/// <param name="Errors">What keeps the file from being published, by line; at most <see cref="MaxErrors"/>.</param>
/// <param name="Added">Objects that are new.</param>
/// <param name="Changed">Objects that differ from what is published.</param>
/// <param name="Unchanged">Objects that are published as they are.</param>
/// <param name="Changes">The objects added and changed, in the order of the file; at most <see cref="MaxChanges"/>.</param>
/// <param name="Published">Whether the changes were published.</param>
public sealed record ImportReport(
    ImmutableArray<ImportError> Errors,
    int Added,
    int Changed,
    int Unchanged,
    ImmutableArray<ImportChange> Changes,
    bool Published)
{
    /// <summary>Greatest number of errors listed.</summary>
    public const int MaxErrors = 500;

    /// <summary>Greatest number of changes listed.</summary>
    public const int MaxChanges = 1000;
}

/// <summary>One object that an import adds or changes.</summary>
/// <param name="Id">Key of the object, such as <c>procedure:1.001193</c>.</param>
/// <param name="Line">Line of its record.</param>
/// <param name="IsNew">Added rather than changed.</param>
/// <param name="Version">Number of the new version, for procedures.</param>
/// <param name="EffectiveFrom">First day in force of the new version, for procedures.</param>
public sealed record ImportChange(string Id, int Line, bool IsNew, int? Version = null, DateOnly? EffectiveFrom = null);
