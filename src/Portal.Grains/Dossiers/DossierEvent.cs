using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>
/// Something that happened to a dossier. Applying it cannot fail: all rules were asked before. When and by whom stands
/// in the journal entry, not in the event.
/// </summary>
internal abstract record DossierEvent
{
    internal abstract DossierState ApplyTo(DossierState dossier, Occurrence occurrence);
}

/// <summary>An event that begins a dossier.</summary>
internal abstract record BeginningEvent : DossierEvent
{
    internal abstract DossierState Begin(string id, Occurrence occurrence);

    internal sealed override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) =>
        throw new InvalidOperationException($"A dossier begins once; {GetType().Name} came to an existing one.");
}

/// <summary>An event that gives the dossier its number; the grain fills it in after the decision, from the agency.</summary>
internal interface INumbering
{
    DossierEvent WithNumber(string number);
}
