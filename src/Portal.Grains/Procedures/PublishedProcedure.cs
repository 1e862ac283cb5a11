using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Grains.Procedures;

/// <summary>A version of a procedure with what belongs to it: facts of its announcement and its own form.</summary>
/// <param name="Procedure">The version.</param>
/// <param name="Publication">Facts of announcement and publication.</param>
/// <param name="Form">Own form as JSON Schema; null = the general form.</param>
internal sealed record PublishedVersion(ProcedureVersion Procedure, PublicationRecord Publication, JsonElement? Form);

/// <summary>All versions of a procedure, oldest first. Old ones stay: dossiers are pinned to them.</summary>
internal sealed record PublishedProcedure(ImmutableArray<PublishedVersion> Versions)
{
    public static PublishedProcedure None { get; } = new([]);

    public PublishedVersion? Newest => Versions.IsEmpty ? null : Versions[^1];

    /// <summary>Adds a version; the one before it ends the day before at the latest.</summary>
    public PublishedProcedure With(PublishedVersion added)
    {
        if (Newest is not { } newest)
            return new PublishedProcedure([added]);

        var lastDay = added.Procedure.EffectiveFrom.AddDays(-1);
        var closed = newest.Procedure.EffectiveTo is { } to && to <= lastDay ? newest : Ended(newest, lastDay);
        return new PublishedProcedure([.. Versions[..^1], closed, added]);
    }

    /// <summary>Ends the newest version.</summary>
    public PublishedProcedure EndedOn(DateOnly lastDay) => new([.. Versions[..^1], Ended(Versions[^1], lastDay)]);

    /// <summary>The version in force on a day, or <see langword="null"/>.</summary>
    public PublishedVersion? InForce(DateOnly day)
    {
        for (var i = Versions.Length - 1; i >= 0; i--)
        {
            var version = Versions[i].Procedure;
            if (version.EffectiveFrom <= day)
                return version.EffectiveTo is { } to && to < day ? null : Versions[i];
        }

        return null;
    }

    private static PublishedVersion Ended(PublishedVersion version, DateOnly lastDay) =>
        version with { Procedure = version.Procedure with { EffectiveTo = lastDay } };
}
