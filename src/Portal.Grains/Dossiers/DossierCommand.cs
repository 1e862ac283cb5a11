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

/// <summary>A command that begins a dossier: there is no state to look at yet.</summary>
[GenerateSerializer, Immutable, Alias("portal.dossier.creating-command")]
public abstract record CreatingCommand : DossierCommand
{
    /// <inheritdoc/>
    public sealed override bool Creates => true;

    /// <summary>Procedure asked for.</summary>
    [Id(0)]
    public required string Procedure { get; init; }

    /// <summary>Agency it is handed in to.</summary>
    [Id(1)]
    public required string Agency { get; init; }

    /// <summary>For whom a helper begins it, or <see langword="null"/> when it is the caller's own.</summary>
    [Id(2)]
    public Representation? For { get; init; }

    internal sealed override StatusSet PossibleIn => StatusSet.None;

    internal abstract Decision<DossierEvent> Decide(DossierContext context);

    internal sealed override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context) =>
        DossierRefusals.AlreadyExists;
}
