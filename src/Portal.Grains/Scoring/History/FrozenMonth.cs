using System.Collections.Immutable;

namespace Portal.Grains.Scoring.History;

/// <summary>A month as it was put on record after its end: signed, and never changed again.</summary>
/// <param name="Period">Month, such as <c>2026-08</c>.</param>
/// <param name="FrozenAt">When.</param>
/// <param name="Units">Indices of all units.</param>
/// <param name="Content">The signed text: JSON in UTF-8.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the text, as IEEE P1363 (r, s).</param>
/// <param name="KeyId">SHA-256 of the public key (SubjectPublicKeyInfo), lower-case hex.</param>
/// <param name="PublicKey">The public key, SubjectPublicKeyInfo.</param>
/// <param name="IsGenuine">Whether the signature fits text and key.</param>
public sealed record FrozenMonth(
    string Period,
    DateTimeOffset FrozenAt,
    ImmutableArray<UnitIndices> Units,
    ReadOnlyMemory<byte> Content,
    ReadOnlyMemory<byte> Signature,
    string KeyId,
    ReadOnlyMemory<byte> PublicKey,
    bool IsGenuine);
