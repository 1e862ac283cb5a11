using System.Collections.Immutable;
using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.History;

/// <summary>
/// What a dossier was at an earlier moment, told from what it is: whatever has its moment in the fact has not happened
/// before it. Nearly every event writes down its own moment; those in <see cref="Ambiguous"/> may not, and then only the
/// journal knows.
/// </summary>
internal static class EarlierFact
{
    /// <summary>Events after which a fact does not say any more what it was before them.</summary>
    public static ImmutableArray<string> Ambiguous { get; } =
    [
        "dossier.supplemented", "dossier.components_digitised", "dossier.payment_requested", "dossier.petition_linked",
        Rated, Synchronised,
    ];

    /// <summary>A rating has no moment in the fact: but a good one counts like none.</summary>
    public const string Rated = "dossier.rated";

    /// <summary>Its moment may lie long before the event: but one that lies after a moment was not known then.</summary>
    public const string Synchronised = "dossier.synchronised";

    /// <summary>The fact as of a moment, when nothing ambiguous came after it. It had been received by then.</summary>
    public static DossierFact Of(in DossierFact fact, long known)
    {
        var finished = fact.FinishedAt <= known;
        return fact with
        {
            Flags = FlagsOf(fact, finished, known),
            FinishedAt = Until(fact.FinishedAt),
            EndedAt = Until(fact.EndedAt),
            PausedFrom = PausedFrom(fact, known),
            SecondRequestAt = Until(fact.SecondRequestAt),
            PaidOnlineAt = Until(fact.PaidOnlineAt),
            SyncedAt = Until(fact.SyncedAt),
            Pauses = Array.TrueForAll(fact.Pauses, pause => pause.To <= known)
                ? fact.Pauses
                : Array.FindAll(fact.Pauses, pause => pause.To <= known),
            Marks = Array.TrueForAll(fact.Marks, mark => mark.At <= known)
                ? fact.Marks
                : Array.FindAll(fact.Marks, mark => mark.At <= known),
        };

        long Until(long moment) => moment <= known ? moment : Moment.Never;
    }

    private static DossierFlags FlagsOf(in DossierFact fact, bool finished, long known)
    {
        var flags = finished ? fact.Flags : fact.Flags & ~(DossierFlags.ElectronicResult | DossierFlags.ResultInStore);
        foreach (var mark in fact.Marks)
        {
            if (mark.At > known)
                flags &= ~mark.Flag;
        }

        return flags;
    }

    /// <summary>A pause that is over was running between its moments.</summary>
    private static long PausedFrom(in DossierFact fact, long known)
    {
        if (fact.PausedFrom <= known)
            return fact.PausedFrom;

        foreach (var pause in fact.Pauses)
        {
            if (pause.From <= known && known < pause.To)
                return pause.From;
        }

        return Moment.Never;
    }
}
