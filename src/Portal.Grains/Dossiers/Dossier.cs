using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>The life of a dossier: pure decisions and pure state, no clock, no I/O, no engine.</summary>
internal static class Dossier
{
    /// <summary>Decides a command that begins a dossier.</summary>
    public static Decision<DossierEvent> Decide(CreatingCommand command, DossierContext context) =>
        command.Permission.Includes(context.Caller.Role)
            ? command.Decide(context)
            : DossierRefusals.RoleMayNot(context.Caller.Role);

    /// <summary>Decides a command for an existing dossier.</summary>
    public static Decision<DossierEvent> Decide(DossierState dossier, DossierCommand command, DossierContext context)
    {
        if (!Permission.CanSee(dossier, context.Caller, context.Mandate))
            return DossierRefusals.NotFound;
        if (!command.Permission.Includes(context.Caller.Role))
            return DossierRefusals.RoleMayNot(context.Caller.Role);
        if (context.Mandate is not null && !command.ForHelpers)
            return MandateRefusals.NotForHelpers;
        if (context.Caller.Role == Role.Specialist && dossier.Assignee != context.Caller.Subject)
            return DossierRefusals.NotAssignedToYou;
        if (!command.Creates && !command.PossibleIn.Contains(dossier.Status))
            return DossierRefusals.NotInThisStatus(dossier.Status);
        return command.Decide(dossier, context);
    }

    /// <summary>The state after one event.</summary>
    public static DossierState Evolve(DossierState? dossier, DossierEvent happened, string id, Occurrence occurrence)
    {
        var next = happened is BeginningEvent beginning
            ? beginning.Begin(id, occurrence)
            : happened.ApplyTo(dossier ?? throw new InvalidOperationException($"{id} has no beginning."), occurrence);
        return next with
        {
            Revision = (dossier?.Revision ?? 0) + 1,
            UpdatedAt = occurrence.At,
            Marks = DossierMarks.After(dossier, next, occurrence.At),
        };
    }
}
