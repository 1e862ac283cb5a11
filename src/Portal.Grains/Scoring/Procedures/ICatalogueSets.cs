using System.Collections.Immutable;
using Portal.Grains.Scoring.Board;
using Portal.Grains.Scoring.Rules;

namespace Portal.Grains.Scoring.Procedures;

/// <summary>
/// What the indices over procedures and communes count: 1.1 to 1.3, 3.1, 3.2, 3.4, 3.5, 4.5a and 4.6. Everything is
/// kept per catalogue snapshot and day, so asking for thousands of units is cheap; answers change only with
/// <see cref="Catalogue.ICatalogue.Current"/>, the day of the moment asked about, and the counters handed in.
/// </summary>
internal interface ICatalogueSets
{
    /// <summary>The procedures of a unit and all units below it, each once.</summary>
    /// <param name="agency">Code of the unit.</param>
    /// <param name="asOf">The moment, at most the end of the period.</param>
    ProcedureSets Of(string agency, ScorePeriod period, DateTimeOffset asOf);

    /// <summary>The counts of those indices, in the order of the rules.</summary>
    /// <param name="agency">Code of the unit.</param>
    /// <param name="asOf">The moment, at most the end of the period.</param>
    /// <param name="counts">Counters of the unit, from which it is seen which procedures had dossiers.</param>
    ImmutableArray<IndexCount> CountsOf(string agency, ScorePeriod period, DateTimeOffset asOf, UnitCounts? counts);

    /// <summary>
    /// Codes of what 1.1, 1.2, 1.3 (procedures of the ministry or province) or 4.6 (communes) count below the line and not
    /// above it; nothing for other indices.
    /// </summary>
    /// <param name="agency">Code of the unit.</param>
    /// <param name="asOf">The moment, at most the end of the period.</param>
    ImmutableArray<string> MissingOf(string agency, ScorePeriod period, DateTimeOffset asOf, string index);
}
