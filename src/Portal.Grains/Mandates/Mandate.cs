using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>
/// What a villager allows a helper to do (giấy ủy quyền). Once given, the only thing that can happen to it is its end:
/// nothing widens or prolongs it. Who wants more gives another one.
/// </summary>
[GenerateSerializer, Immutable, Alias("portal.mandate")]
internal sealed record Mandate
{
    [Id(0)] public required string Id { get; init; }

    /// <summary>Subject id of the villager.</summary>
    [Id(1)] public required string Mandator { get; init; }

    /// <summary>Their name, so that the helper knows whom the mandate is from; personal.</summary>
    [Id(2)] public string? MandatorName { get; init; }

    /// <summary>Subject id of the helper.</summary>
    [Id(3)] public required string Helper { get; init; }

    /// <summary>Commune of the digital team; a helper who has left it can use nothing.</summary>
    [Id(4)] public required string Agency { get; init; }

    /// <summary>Procedures it is for; empty = all.</summary>
    [Id(5)] public ImmutableArray<string> Procedures { get; init; } = [];

    /// <summary>The helper may take dossiers back, too.</summary>
    [Id(6)] public bool MayWithdraw { get; init; }

    /// <summary>First day, in Vietnam.</summary>
    [Id(7)] public required DateOnly From { get; init; }

    /// <summary>Last day, in Vietnam.</summary>
    [Id(8)] public required DateOnly To { get; init; }

    [Id(9)] public MandateChannel Channel { get; init; }

    /// <summary>How well the villager's identity was checked when they gave it.</summary>
    [Id(10)] public Assurance Identity { get; init; } = Assurance.Low;

    /// <summary>Number of the signed paper in the files of the commune.</summary>
    [Id(11)] public string? PaperNumber { get; init; }

    /// <summary>SHA-256 of its scan.</summary>
    [Id(12)] public string? PaperHash { get; init; }

    [Id(13)] public required DateTimeOffset GivenAt { get; init; }

    /// <summary>Role and subject of who recorded it.</summary>
    [Id(14)] public required string GivenBy { get; init; }

    [Id(15)] public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Role and subject of who ended it.</summary>
    [Id(16)] public string? RevokedBy { get; init; }

    [Id(17)] public string? RevocationReason { get; init; }

    public int Revision => RevokedAt is null ? 1 : 2;

    /// <summary>It is in force on a day.</summary>
    public bool IsOpen(DateOnly today) => StatusOn(today) == MandateStatus.Open;

    /// <summary>It can still be used, today or later.</summary>
    public bool HasEnded(DateOnly today) => RevokedAt is not null || To < today;

    /// <summary>It names the procedure, or is for all.</summary>
    public bool Covers(string procedure) => Procedures.IsEmpty || Procedures.Contains(procedure);

    public MandateStatus StatusOn(DateOnly today) => RevokedAt is not null ? MandateStatus.Revoked
        : To < today ? MandateStatus.Expired
        : From > today ? MandateStatus.Pending
        : MandateStatus.Open;
}
