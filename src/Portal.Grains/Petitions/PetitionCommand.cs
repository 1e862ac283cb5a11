using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>
/// Something a person wants done with a petition. Each command is one file that also holds its rule and its event; the
/// folders are the phases of a petition's life.
/// </summary>
[GenerateSerializer, Immutable, Alias("portal.petition.command")]
public abstract record PetitionCommand
{
    /// <summary>The agency that the command puts in charge, or <see langword="null"/> when that stays as it is.</summary>
    internal virtual string? NewAgency => null;

    /// <summary>Who may give this command to which petition.</summary>
    internal abstract PetitionPermission Permission { get; }

    /// <summary>The command makes sense in this status.</summary>
    internal abstract bool IsPossibleIn(PetitionStatus status);

    /// <summary>The rule: the events that follow, or why not.</summary>
    internal abstract Decision<PetitionEvent> Decide(PetitionState petition, PetitionContext context);
}
