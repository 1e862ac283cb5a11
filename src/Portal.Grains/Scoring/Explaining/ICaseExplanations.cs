using System.Collections.Immutable;
using Portal.Grains.Dossiers;
using Portal.Grains.Scoring.Scorecards;

namespace Portal.Grains.Scoring.Explaining;

/// <summary>Names the dossiers and petitions behind the lost points of an index, each with its reasons.</summary>
public interface ICaseExplanations
{
    /// <summary>The procedures behind the lost points, or <see langword="null"/> when the unit does not count the index.</summary>
    IndexLosses? Procedures(ScoreTable table, UnitScore unit, string profile, string index);

    /// <summary>Whether an index counts dossiers or petitions, and so has cases.</summary>
    bool HasCases(string index);

    /// <summary>
    /// A page of the cases that count below the line of an index and not above it. The same pure function decides that
    /// the counters are made of, so their number is what the numerator misses.
    /// </summary>
    Task<Page<LostCase>> CasesAsync(CaseQuery query, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>Which cases are asked for.</summary>
/// <param name="Table">Scores that are explained.</param>
/// <param name="Unit">Unit, with all units below it.</param>
/// <param name="Profile">Profile.</param>
/// <param name="Index">Index over dossiers or petitions.</param>
/// <param name="Procedure">Only cases of this procedure.</param>
public sealed record CaseQuery(ScoreTable Table, UnitScore Unit, string Profile, string Index, string? Procedure);

/// <summary>One dossier or petition that an index misses.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">Number; petitions have none.</param>
/// <param name="Agency">Agency that it counts for.</param>
/// <param name="Procedure">Procedure; petitions have none.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="DueAt">What was promised.</param>
/// <param name="EndedAt">When it ended, as far as that lies in the period.</param>
/// <param name="Gain">Points that the unit would win if this one were met in every index that misses it, before rounding.</param>
/// <param name="Misses">Every index that misses it.</param>
/// <param name="Reasons">Why this index misses it.</param>
public sealed record LostCase(
    string Id,
    string? Number,
    string Agency,
    string? Procedure,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndedAt,
    decimal Gain,
    ImmutableArray<string> Misses,
    ImmutableArray<LossReason> Reasons);

/// <summary>Why an index misses a case.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Since">Since when, where that has a moment.</param>
/// <param name="Days">By how many days, begun ones included, where that has a measure.</param>
public sealed record LossReason(LossCode Code, DateTimeOffset? Since = null, int? Days = null);

/// <summary>Reasons for which an index misses a case.</summary>
public enum LossCode
{
    /// <summary>It ended after the promised date.</summary>
    EndedLate,

    /// <summary>It is open, and the promised date is over.</summary>
    OpenLate,

    /// <summary>A supplement was asked for more than once.</summary>
    SecondSupplement,

    /// <summary>It was not synchronised to the National Portal.</summary>
    NotSynchronised,

    /// <summary>It was not submitted online.</summary>
    NotOnline,

    /// <summary>A fee is due, and was not paid online.</summary>
    NotPaidOnline,

    /// <summary>It has no electronic result.</summary>
    NoElectronicResult,

    /// <summary>No component came as a file.</summary>
    NoComponentFile,

    /// <summary>No digitised component was used again.</summary>
    NothingReused,

    /// <summary>Nothing came from the personal store, and the result was not linked into it.</summary>
    NotInStore,

    /// <summary>The identity was not verified, and no data of the population database was used.</summary>
    NoPopulationData,

    /// <summary>It was disliked.</summary>
    Disliked,

    /// <summary>A petition was made about it.</summary>
    Petitioned,

    /// <summary>A step of the petition came after its limit.</summary>
    StepLate,

    /// <summary>The sender complained again.</summary>
    ComplainedAgain,
}
