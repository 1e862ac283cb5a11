using Portal.Grains.Procedures;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Submitting;

/// <summary>Who may file what online.</summary>
internal static class Eligibility
{
    /// <summary>Why an applicant of this kind cannot file the procedure online, or <see langword="null"/>.</summary>
    public static Refusal? Of(ProcedureVersion procedure, SubjectKind applicant)
    {
        if (procedure.OnlineKind == OnlineKind.None)
            return DossierRefusals.NotOfferedOnline;
        return procedure.Subjects.Contains(applicant) ? null : DossierRefusals.SubjectNotEntitled;
    }
}
