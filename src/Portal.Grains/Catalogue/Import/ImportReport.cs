using System.Collections.Immutable;

namespace Portal.Grains.Catalogue.Import;

/// <summary>What an import would do (dry run) or did.</summary>
/// <param name="Errors">What keeps the file from being published, by line; at most <see cref="MaxErrors"/>.</param>
/// <param name="Added">Objects that are new.</param>
/// <param name="Changed">Objects that differ from what is published.</param>
/// <param name="Unchanged">Objects that are published as they are.</param>
/// <param name="Changes">The objects added and changed, in the order of the file; at most <see cref="MaxChanges"/>.</param>
/// <param name="Published">Whether the changes were published.</param>
[GenerateSerializer, Immutable, Alias("portal.import-report")]
public sealed record ImportReport(
    [property: Id(0)] ImmutableArray<ImportError> Errors,
    [property: Id(1)] int Added,
    [property: Id(2)] int Changed,
    [property: Id(3)] int Unchanged,
    [property: Id(4)] ImmutableArray<ImportChange> Changes,
    [property: Id(5)] bool Published)
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
[GenerateSerializer, Immutable, Alias("portal.import-change")]
public sealed record ImportChange(
    [property: Id(0)] string Id,
    [property: Id(1)] int Line,
    [property: Id(2)] bool IsNew,
    [property: Id(3)] int? Version = null,
    [property: Id(4)] DateOnly? EffectiveFrom = null);
