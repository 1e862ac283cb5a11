using System.Collections.Immutable;

namespace Portal.Silo.Replay.Published;

/// <summary>What the scoring page published about one unit and period, as far as a replay can use it.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Period">Period, such as <c>2026-08</c>.</param>
/// <param name="CapturedAt">When it was read, as written in the file.</param>
/// <param name="Indices">Indices with numerator and denominator, by id.</param>
/// <param name="Groups">Points of groups, by name.</param>
/// <param name="Counts">Counts beside the indices.</param>
internal sealed record Observation(
    string Unit,
    string Name,
    string Period,
    string CapturedAt,
    ImmutableSortedDictionary<string, PublishedIndex> Indices,
    ImmutableSortedDictionary<string, decimal> Groups,
    PublishedCounts Counts)
{
    /// <summary>The index that every replay starts from: handled on time.</summary>
    public const string OnTime = "2.1";

    /// <summary>The indices that count dossiers; the others count procedures, petitions or communes.</summary>
    public static readonly ImmutableArray<string> OverDossiers =
        ["2.1", "3.3", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.4"];

    /// <summary>Those of the indices that count dossiers.</summary>
    public IEnumerable<KeyValuePair<string, PublishedIndex>> DossierIndices =>
        Indices.Where(index => OverDossiers.Contains(index.Key));

    /// <summary>It says how many dossiers there were, so it can be replayed.</summary>
    public bool HasDossiers => Indices.ContainsKey(OnTime);

    /// <summary>Numerator of an index, or <see langword="null"/> where it was not published.</summary>
    public int? Numerator(string id) => Indices.TryGetValue(id, out var index) ? index.Numerator : null;

    /// <summary>Denominator of an index, or <see langword="null"/> where it was not published.</summary>
    public int? Denominator(string id) => Indices.TryGetValue(id, out var index) ? index.Denominator : null;
}

/// <summary>One published index.</summary>
/// <param name="Numerator">Dossiers above the line.</param>
/// <param name="Denominator">Dossiers below the line.</param>
/// <param name="Points">Points as published, else as computed from the ratio; null where the page shows none.</param>
internal sealed record PublishedIndex(int Numerator, int Denominator, decimal? Points);

/// <summary>Counts beside the indices; null where they were not published.</summary>
/// <param name="Online">Received online in the period.</param>
/// <param name="Direct">Received at the counter in the period.</param>
/// <param name="Post">Received by post in the period.</param>
/// <param name="Completed">Finished with a result.</param>
/// <param name="AboutProcedures">Petitions about rules and procedures.</param>
/// <param name="AboutStaff">Petitions about the behaviour of staff.</param>
internal sealed record PublishedCounts(
    int? Online, int? Direct, int? Post, int? Completed, int? AboutProcedures = null, int? AboutStaff = null);
