using System.Collections.Immutable;

namespace Portal.Grains.Dossiers;

/// <summary>What was said when something happened to a dossier: the content of its form or letter. Only what was said is set.</summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.statement")]
public sealed record Statement
{
    /// <summary>Why.</summary>
    [Id(0)] public string? Reason { get; init; }

    /// <summary>The clause that asks for it.</summary>
    [Id(1)] public string? LegalClause { get; init; }

    /// <summary>The words of the apology.</summary>
    [Id(2)] public string? Apology { get; init; }

    /// <summary>The new date that the apology promises.</summary>
    [Id(3)] public DateTimeOffset? NewDueAt { get; init; }

    /// <summary>What is to be paid, VND.</summary>
    [Id(4)] public long? Amount { get; init; }

    /// <summary>What is to be put right.</summary>
    [Id(5)] public ImmutableArray<SupplementItem>? Items { get; init; }

    /// <summary>Note for the next officer; officers only.</summary>
    [Id(6)] public string? Note { get; init; }

    /// <summary>What the applicant wrote with the rating; the applicant and officers only.</summary>
    [Id(7)] public string? Comment { get; init; }
}
