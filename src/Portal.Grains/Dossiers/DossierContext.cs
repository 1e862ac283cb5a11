using Portal.Grains.Mandates;
using Portal.Grains.Procedures;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Dossiers;

/// <summary>What a decision may look at beside the dossier: who asks, the moment, the law that applies.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Now">The moment, whole milliseconds.</param>
/// <param name="Procedure">The version the dossier is pinned to, or the one in force today.</param>
/// <param name="Form">The form of that version.</param>
/// <param name="Time">Working time of the agency.</param>
/// <param name="InForce">The version is in force today, or pinned; a draft of an expired procedure can only be thrown away.</param>
/// <param name="Mandate">The mandate under which the caller acts for somebody else, or <see langword="null"/>.</param>
internal sealed record DossierContext(
    Caller Caller,
    DateTimeOffset Now,
    ProcedureVersion Procedure,
    FormSchema Form,
    LegalClock Time,
    bool InForce = true,
    MandateGrant? Mandate = null)
{
    /// <summary>
    /// When the result is due of what is complete now; <see langword="null"/> when the calendar ends before, which takes a
    /// catalogue of before limits were bounded.
    /// </summary>
    public DateTimeOffset? DueFromNow => Time.TryDue(Now, Procedure.Limit, out var due) ? due.At : null;

    /// <summary>Whose dossier a beginning one is: the villager's when the caller acts for one.</summary>
    public string Applicant => Mandate?.Mandator ?? Caller.Subject;

    /// <summary>
    /// How well the identity behind the dossier was checked. With a mandate the weaker one of both counts: the helper's
    /// sign-in says nothing about the villager, and the villager's card nothing about who sits at the screen.
    /// </summary>
    public Assurance Assurance => Mandate is { } mandate && mandate.Identity < Caller.Assurance
        ? mandate.Identity
        : Caller.Assurance;
}
