namespace Portal.Grains.Dossiers;

/// <summary>The result of a dossier.</summary>
/// <param name="Code">Number of the result document (MaKetQua).</param>
/// <param name="FileHash">SHA-256 of the signed electronic result, or <see langword="null"/> for paper only.</param>
/// <param name="InPersonalStore">The result was linked into the applicant's personal store.</param>
/// <param name="DeliverBy">How it will be handed over.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier-result")]
public sealed record DossierResult(
    [property: Id(0)] string Code,
    [property: Id(1)] string? FileHash,
    [property: Id(2)] bool InPersonalStore,
    [property: Id(3)] ReturnMethod DeliverBy);
