using System.Collections.Frozen;
using Portal.Grains.Dossiers.Finishing;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Dossiers.Paying;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Dossiers.Supplementing;
using Portal.Grains.Journal;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>
/// Reads out of the journal what was said about a dossier. It stands in the events alone, so what was filed long ago can
/// be read like what was filed today. Source: Decree 61/2018 Art. 17 and 19; Circular 01/2018 Art. 9 (forms 02 to 04).
/// </summary>
internal static class Statements
{
    private static readonly FrozenSet<string> Speaking = new[]
    {
        DossierJson.NameOf<DossierRefused>(),
        DossierJson.NameOf<DossierStopped>(),
        DossierJson.NameOf<DossierExtended>(),
        DossierJson.NameOf<PaymentRequested>(),
        DossierJson.NameOf<SupplementRequested>(),
        DossierJson.NameOf<DossierWithdrawn>(),
        DossierJson.NameOf<SecondSupplementReleased>(),
        DossierJson.NameOf<DossierForwarded>(),
        DossierJson.NameOf<DossierRated>(),
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What an entry says to somebody who may see the dossier; <see langword="null"/> when it says nothing to them.</summary>
    public static Statement? Of(JournalEntry entry, Role reader)
    {
        if (!Speaking.Contains(entry.Type))
            return null;

        var officer = Permission.Handlers.Includes(reader);
        return DossierJson.ReadEvent(entry.Type, entry.Body.Span) switch
        {
            DossierRefused refused => new() { Reason = refused.Reason, LegalClause = refused.LegalClause },
            DossierStopped stopped => new() { Reason = stopped.Reason, LegalClause = stopped.LegalClause },
            DossierExtended extended => new()
            {
                Reason = extended.Reason,
                Apology = extended.Apology,
                NewDueAt = extended.NewDueAt,
            },
            PaymentRequested requested => new() { Reason = requested.Reason, Amount = requested.Amount },
            SupplementRequested requested => new() { Items = requested.Items },
            DossierWithdrawn { Reason: { } reason } => new() { Reason = reason },
            // Whom the applicant was told of, see RateDossier.Readers.
            DossierRated { Comment: { } comment } when ReadsComments(reader) => new() { Comment = comment },
            // Officers among themselves.
            SecondSupplementReleased released when officer => new() { Reason = released.Reason },
            DossierForwarded { Note: { } note } when officer => new() { Note = note },
            _ => null,
        };
    }

    /// <summary>Who reads what an applicant writes with a rating. Nobody rates for somebody else, so helpers do not.</summary>
    public static bool ReadsComments(Role reader) => reader == Role.Citizen || Permission.Handlers.Includes(reader);

    /// <summary>The events that tell the applicant why the dossier stands where it does.</summary>
    public static IEnumerable<string> StandingFor(DossierView dossier)
    {
        if (dossier.Extended)
            yield return DossierJson.NameOf<DossierExtended>();
        if (dossier.Status == DossierStatus.PaymentRequested)
            yield return DossierJson.NameOf<PaymentRequested>();
        if (dossier.Status == DossierStatus.Refused)
            yield return DossierJson.NameOf<DossierRefused>();
        if (dossier.Status == DossierStatus.Stopped)
            yield return DossierJson.NameOf<DossierStopped>();
    }
}
