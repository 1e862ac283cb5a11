namespace Portal.Grains.Dossiers;

/// <summary>A component that was handed in (thành phần hồ sơ).</summary>
/// <param name="Id">Id of the component in the procedure version.</param>
/// <param name="FileHash">SHA-256 of the file, lower-case hex, or <see langword="null"/> for paper that is not scanned.</param>
/// <param name="FileName">Name of the file as given; never used as a path.</param>
/// <param name="Source">Where it comes from.</param>
[GenerateSerializer, Immutable, Alias("portal.attached-component")]
public sealed record AttachedComponent(
    [property: Id(0)] string Id,
    [property: Id(1)] string? FileHash,
    [property: Id(2)] string? FileName,
    [property: Id(3)] ComponentSource Source);
