using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>A mandate as both sides and the commune see it.</summary>
/// <param name="Status">Whether it can be used today.</param>
/// <param name="Mandator">Subject id of the villager.</param>
/// <param name="MandatorName">Their name; for the helper only as long as the mandate has not ended.</param>
/// <param name="Helper">Subject id of the helper.</param>
/// <param name="Agency">Commune of the digital team.</param>
/// <param name="Procedures">Procedures it is for; empty = all.</param>
/// <param name="MayWithdraw">The helper may take dossiers back, too.</param>
/// <param name="From">First day, in Vietnam.</param>
/// <param name="To">Last day, in Vietnam.</param>
/// <param name="Channel">Where it was given.</param>
/// <param name="Identity">How well the villager's identity was checked; level 4 needs <c>verified</c>.</param>
/// <param name="PaperNumber">Number of the signed paper in the files of the commune.</param>
/// <param name="PaperHash">SHA-256 of its scan.</param>
/// <param name="GivenAt">When it was recorded.</param>
/// <param name="RevokedAt">When it was ended before its time.</param>
/// <param name="RevokedBy">Role of who ended it.</param>
/// <param name="RevocationReason">Why, if they said so.</param>
public sealed record MandateView(
    string Id,
    MandateStatus Status,
    string Mandator,
    string? MandatorName,
    string Helper,
    string Agency,
    ImmutableArray<string> Procedures,
    bool MayWithdraw,
    DateOnly From,
    DateOnly To,
    MandateChannel Channel,
    Assurance Identity,
    string? PaperNumber,
    string? PaperHash,
    DateTimeOffset GivenAt,
    DateTimeOffset? RevokedAt,
    string? RevokedBy,
    string? RevocationReason)
{
    internal static MandateView Of(Mandate mandate, DateOnly today) => new(
        mandate.Id,
        mandate.StatusOn(today),
        mandate.Mandator,
        mandate.MandatorName,
        mandate.Helper,
        mandate.Agency,
        mandate.Procedures,
        mandate.MayWithdraw,
        mandate.From,
        mandate.To,
        mandate.Channel,
        mandate.Identity,
        mandate.PaperNumber,
        mandate.PaperHash,
        mandate.GivenAt,
        mandate.RevokedAt,
        mandate.RevokedBy?.Split(':')[0],
        mandate.RevocationReason);

    /// <summary>As a caller may see it: to a helper whose mandate has ended, the villager is a stranger again.</summary>
    internal MandateView For(Role role) =>
        role == Role.Helper && (Status is MandateStatus.Expired or MandateStatus.Revoked)
            ? this with { MandatorName = null, PaperNumber = null, PaperHash = null, RevocationReason = null }
            : this;
}

/// <summary>How mandates are written in answers: as everywhere in the API.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcMillisecondsConverter)])]
[JsonSerializable(typeof(MandateView))]
internal sealed partial class MandateJsonContext : JsonSerializerContext
{
    private static MandateJsonContext? readable;

    public static MandateJsonContext Readable => readable ??= new(ReadableJson.On(Default.Options));
}
