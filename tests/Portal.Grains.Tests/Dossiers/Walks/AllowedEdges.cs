using static Portal.Grains.Dossiers.DossierStatus;
using Status = Portal.Grains.Dossiers.DossierStatus;

namespace Portal.Grains.Tests.Dossiers.Walks;

/// <summary>
/// The state machine as the law draws it, written down by hand and not derived from the code: from where to where a
/// dossier may go. Staying where it is, is always allowed (a payment, a rating, an assignment).
/// </summary>
internal static class AllowedEdges
{
    private static readonly Dictionary<Status, Status[]> Table = new()
    {
        [Draft] = [Submitted, Withdrawn],
        [Submitted] = [Accepted, Refused, SupplementRequested, PaymentRequested, Withdrawn],
        [Accepted] = [InProcess, SupplementRequested, PaymentRequested, Withdrawn, Stopped, Finished],
        [Refused] = [],
        [InProcess] = [SupplementRequested, PaymentRequested, Withdrawn, Stopped, Finished],
        [SupplementRequested] = [Submitted, Accepted, InProcess, Refused, Withdrawn, Stopped],
        [PaymentRequested] = [Submitted, Accepted, InProcess, Refused, Withdrawn, Stopped],
        [Withdrawn] = [],
        [Stopped] = [],
        [Finished] = [ResultReturned],
        [ResultReturned] = [],
    };

    /// <summary>Where a dossier may begin: as a draft, submitted online, or accepted at the counter.</summary>
    public static readonly Status[] Beginnings = [Draft, Submitted, Accepted];

    public static int Count => Table.Sum(row => row.Value.Length);

    public static bool Has(Status from, Status to) => from == to || Table[from].Contains(to);
}
