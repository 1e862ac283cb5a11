using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Dossiers.Finishing;
using Portal.Grains.Dossiers.Paying;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Dossiers.Supplementing;
using Portal.Grains.Procedures;
using Portal.Grains.Shared;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

/// <summary>Dossiers in a named state, brought there by commands. All of it happens on Monday at nine.</summary>
internal static class Given
{
    public static readonly ConfirmPayment PaidOnline = new(50_000, PaymentChannel.NationalPortal, "GD1");
    public static readonly ConfirmPayment PaidAtCounter = new(50_000, PaymentChannel.Counter, "BL1");

    public static DossierScenario Nothing(ProcedureVersion procedure) => new(procedure);

    public static DossierScenario Draft(ProcedureVersion procedure) => Nothing(procedure).And(Drafted(procedure), An);

    public static DossierScenario Submitted(ProcedureVersion procedure, Caller? by = null) =>
        Nothing(procedure).And(Submission(procedure), by ?? An);

    /// <summary>Submitted, paid where the fee is due before acceptance, and accepted.</summary>
    public static DossierScenario Accepted(ProcedureVersion procedure)
    {
        var submitted = Submitted(procedure);
        if (procedure.Fee is { Kind: FeeKind.Fixed, Moment: FeeMoment.AtReceipt })
            submitted.And(PaidOnline, PaymentSystem);
        return submitted.And(new AcceptDossier(), Reception);
    }

    public static DossierScenario InProcess(ProcedureVersion procedure) =>
        Accepted(procedure).And(new AssignDossier(Specialist.Subject), Leader);

    public static DossierScenario SupplementRequested(ProcedureVersion procedure, params SupplementItem[] items) =>
        Accepted(procedure).And(new RequestSupplement(items.Length == 0 ? [MissingPaper] : [.. items]), Reception);

    public static DossierScenario Supplemented(ProcedureVersion procedure) =>
        SupplementRequested(procedure).And(new SupplementDossier(RawJson.EmptyObject, [Uploaded("c2")]), An);

    public static DossierScenario Finished(ProcedureVersion procedure) =>
        InProcess(procedure).And(new FinishDossier(ElectronicResult), Leader);

    public static DossierScenario Registered(ProcedureVersion procedure) =>
        Nothing(procedure).And(Registration(procedure), Reception);

    public static DossierScenario Refused(ProcedureVersion procedure) =>
        Submitted(procedure).And(new RefuseDossier("Sai nơi nhận", "Điều 4"), Reception);

    public static StartDraft Drafted(ProcedureVersion procedure) => new()
    {
        Procedure = procedure.Code,
        Agency = Agency,
        Form = FilledIn,
        ApplicantKind = SubjectKind.Citizen,
    };

    public static SubmitDossier Submission(ProcedureVersion procedure) => new()
    {
        Procedure = procedure.Code,
        Agency = Agency,
        Form = FilledIn,
        Components = Attached,
        ApplicantKind = SubjectKind.Citizen,
    };

    public static RegisterDossier Registration(ProcedureVersion procedure) => new()
    {
        Procedure = procedure.Code,
        Agency = Agency,
        Applicant = An.Subject,
        ApplicantKind = SubjectKind.Citizen,
        Channel = Channel.Direct,
        Form = FilledIn,
        Components = [new("c1", null, null, ComponentSource.Paper), new("c2", null, null, ComponentSource.Paper)],
    };
}
