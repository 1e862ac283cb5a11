using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>The life of a petition: pure decisions and pure state, no clock, no I/O, no engine.</summary>
internal static class Petition
{
    /// <summary>Decides the command that begins a petition.</summary>
    public static Decision<PetitionEvent> Decide(SendPetition command, PetitionContext context) =>
        command.Permission.Includes(context.Caller.Role)
            ? command.Decide(context)
            : PetitionRefusals.RoleMayNot(context.Caller.Role);

    /// <summary>Decides a command for an existing petition.</summary>
    public static Decision<PetitionEvent> Decide(PetitionState petition, PetitionCommand command, PetitionContext context)
    {
        if (!PetitionPermission.CanSee(petition, context.Caller))
            return PetitionRefusals.NotFound;
        if (!command.Permission.Includes(context.Caller.Role))
            return PetitionRefusals.RoleMayNot(context.Caller.Role);
        if (!command.IsPossibleIn(petition.Status))
            return PetitionRefusals.NotInThisStatus(petition.Status);
        return command.Decide(petition, context);
    }

    /// <summary>The state after one event.</summary>
    public static PetitionState Evolve(PetitionState? petition, PetitionEvent happened, string id, Occurrence occurrence)
    {
        var next = happened is PetitionSent sent
            ? sent.Begin(id, occurrence)
            : happened.ApplyTo(petition ?? throw new InvalidOperationException($"{id} has no beginning."), occurrence);
        return next with { Revision = (petition?.Revision ?? 0) + 1, UpdatedAt = occurrence.At };
    }
}
