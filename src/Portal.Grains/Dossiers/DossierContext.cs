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
internal sealed record DossierContext(
    Caller Caller,
    DateTimeOffset Now,
    ProcedureVersion Procedure,
    FormSchema Form,
    LegalClock Time,
    bool InForce = true);
