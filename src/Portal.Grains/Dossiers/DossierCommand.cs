using System.Collections.Immutable;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>
/// Something a person or system wants done with a dossier. Each command is one file that also holds its rule and its
/// event; the folders are the phases of a dossier's life.
/// </summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.command")]
public abstract record DossierCommand
{
    /// <summary>The command begins a dossier instead of changing one.</summary>
    public virtual bool Creates => false;

    /// <summary>Who may give this command to which dossier.</summary>
    internal abstract Permission Permission { get; }

    /// <summary>A helper may give the command for a villager; what is a matter of opinion, they may not.</summary>
    internal virtual bool ForHelpers => true;

    /// <summary>The components that an applicant hands in for good with it; their files must be there.</summary>
    internal virtual ImmutableArray<AttachedComponent> HandsIn(DossierState? dossier) => [];

    /// <summary>The statuses in which the command is possible; not asked of commands that create.</summary>
    internal abstract StatusSet PossibleIn { get; }

    /// <summary>The rule: the events that follow, or why not.</summary>
    internal abstract Decision<DossierEvent> Decide(DossierState dossier, DossierContext context);
}
