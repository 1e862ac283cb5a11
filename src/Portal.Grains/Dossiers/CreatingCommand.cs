using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

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
