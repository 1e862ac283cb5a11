using System.Security.Cryptography;
using System.Text;
using Portal.Api.Agency;
using Portal.Api.Citizen;
using Portal.Api.Commands;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Paying;
using Portal.Grains.Procedures;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.Shared;
using Portal.Silo.Replay.Petitions;
using Portal.Silo.Replay.Planning;

namespace Portal.Silo.Replay.Running;

/// <summary>Turns the steps of a plan into requests to the endpoints that citizens and officers use.</summary>
internal sealed class RequestWriter(ReplayPlan plan)
{
    /// <summary>Path after <c>/api/v1/</c> and body of a step; the path has no id for the step that begins a case.</summary>
    public (string Path, object? Body) Write(PlannedCase one, PlannedStep step) => one is PlannedPetition petition
        ? PetitionRequests.Write(petition, step.Kind)
        : Write((PlannedDossier)one, step);

    private (string Path, object? Body) Write(PlannedDossier dossier, PlannedStep step) => step.Kind switch
    {
        StepKind.Submit => ("citizen/dossiers", Submission(dossier)),
        StepKind.Register => ("agency/dossiers", Registration(dossier)),
        StepKind.Accept => ("agency/dossiers/{id}/acceptance", null),
        StepKind.Synchronise => ("agency/dossiers/{id}/synchronisation",
            new RecordSynchronisationEndpoint.Request(plan.Calendar.Slots[step.Slot])),
        StepKind.Assign => ("agency/dossiers/{id}/assignment", new AssignEndpoint.Request(dossier.Specialist.Subject)),
        StepKind.Digitise => ("agency/dossiers/{id}/components",
            new DigitiseEndpoint.Request([.. Components(dossier).Select(Scan)])),
        StepKind.RequestPayment => ("agency/dossiers/{id}/payment-request",
            new RequestPaymentEndpoint.Request(FeeOf(dossier), "Phí, lệ phí giải quyết hồ sơ")),
        StepKind.PayOnline => ("agency/dossiers/{id}/payment", Payment(dossier, PaymentChannel.NationalPortal)),
        StepKind.PayAtCounter => ("agency/dossiers/{id}/payment", Payment(dossier, PaymentChannel.Counter)),
        StepKind.RequestSupplement => ("agency/dossiers/{id}/supplement-request", SupplementRequest(dossier)),
        StepKind.Supplement => ("citizen/dossiers/{id}/supplement",
            new SupplementEndpoint.Request(Components: [Components(dossier)[^1]])),
        StepKind.Extend => ("agency/dossiers/{id}/extension", new ExtendEndpoint.Request(
            dossier.DueAt.AddDays(14), "Cần thêm thời gian thẩm định", "Cơ quan xin lỗi vì chưa trả kết quả đúng hẹn.")),
        StepKind.Forward => ("agency/dossiers/{id}/forwarding",
            new ForwardEndpoint.Request(dossier.Leader.Subject, "Trình lãnh đạo xem xét")),
        StepKind.CheckOriginals => ("agency/dossiers/{id}/originals-check", null),
        StepKind.Finish => ("agency/dossiers/{id}/result", Result(dossier)),
        StepKind.Return => ("agency/dossiers/{id}/result-return", new ReturnResultEndpoint.Request(DeliveryOf(dossier))),
        StepKind.Rate => ("citizen/dossiers/{id}/rating", new RateEndpoint.Request(!dossier.Traits.Disliked)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "Not a step of a dossier."),
    };

    private SubmitDossierEndpoint.Request Submission(PlannedDossier dossier) => new(
        dossier.Procedure.Code, dossier.Unit, FormOf(dossier), Components(dossier), dossier.ApplicantKind);

    private RegisterEndpoint.Request Registration(PlannedDossier dossier) => new(
        dossier.Procedure.Code, dossier.Unit, dossier.Traits.Channel, dossier.Applicant.Subject, FormOf(dossier),
        Components(dossier), dossier.ApplicantKind, dossier.Traits.Verified);

    private RawJson FormOf(PlannedDossier dossier) => new(FormSample.Create(
        plan.Catalogue.FormOf(dossier.Procedure.Code, dossier.Procedure.Version)!, dossier.Number));

    private static ConfirmPaymentEndpoint.Request Payment(PlannedDossier dossier, PaymentChannel channel) => new(
        FeeOf(dossier), channel, FormattableString.Invariant($"GD-{dossier.Number:000000}"));

    private static RequestSupplementEndpoint.Request SupplementRequest(PlannedDossier dossier) => new(
    [
        new RequestSupplementEndpoint.Item(
            Components(dossier)[^1].Id, "Bản chụp mờ, chưa đọc được", "Điều 17 Nghị định 61/2018/NĐ-CP"),
    ]);

    private static FinishEndpoint.Request Result(PlannedDossier dossier) => new(
        FormattableString.Invariant($"KQ-{dossier.Number:000000}"),
        DeliveryOf(dossier),
        dossier.Traits.ElectronicResult ? HashOf(dossier, "result") : null,
        dossier.Traits is { ElectronicResult: true, InStore: true });

    private static ReturnMethod DeliveryOf(PlannedDossier dossier)
    {
        if (dossier.Traits.ElectronicResult)
            return ReturnMethod.Electronic;
        return dossier is { Traits.Channel: Channel.Online, Procedure.OnlineKind: OnlineKind.Full }
            ? ReturnMethod.Post
            : ReturnMethod.Counter;
    }

    private static long FeeOf(PlannedDossier dossier) => dossier.Procedure.Fee.Kind == FeeKind.Fixed
        ? dossier.Procedure.Fee.Amount
        : 20_000 + dossier.Number % 9 * 10_000;

    /// <summary>What the procedure requires, and one more where the indices need a component.</summary>
    private static List<ComponentRequest> Components(PlannedDossier dossier)
    {
        var given = dossier.Procedure.Components.Where(component => component.Required).ToList();
        if (given.Count == 0 && dossier.Traits.NeedsComponent)
            given.Add(dossier.Procedure.Components.First(component => component is { PresentOnly: false, FromForm: false }));
        return [.. given.Select((component, index) => Attach(dossier, component, index == 0))];
    }

    private static ComponentRequest Attach(PlannedDossier dossier, Component component, bool first)
    {
        var source = SourceOf(dossier.Traits, first);
        var hasFile = dossier.Traits.WithFile && source != ComponentSource.Paper;
        return new ComponentRequest(
            component.Id, source, hasFile ? HashOf(dossier, component.Id) : null, hasFile ? component.Id + ".pdf" : null);
    }

    private static ComponentSource SourceOf(DossierTraits traits, bool first) => traits switch
    {
        { InStore: true, ElectronicResult: false } when first => ComponentSource.PersonalStore,
        { Reused: true } when first => ComponentSource.Reused,
        { Channel: not Channel.Online } => ComponentSource.Paper,
        { WithFile: true } => ComponentSource.Uploaded,
        _ => ComponentSource.Paper,
    };

    private static ComponentRequest Scan(ComponentRequest component) => component.Source != ComponentSource.Paper
        ? component
        : component with
        {
            Source = ComponentSource.Scanned,
            FileHash = Hash($"scan {component.Id}"),
            FileName = component.Id + "-scan.pdf",
        };

    private static string HashOf(PlannedDossier dossier, string file) =>
        Hash(FormattableString.Invariant($"{dossier.Unit} {dossier.Number} {file}"));

    /// <summary>No file exists behind a replay: the hash stands for one.</summary>
    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
