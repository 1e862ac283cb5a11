using System.Collections.Immutable;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Dossiers.Finishing;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Dossiers.Paying;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Dossiers.Supplementing;
using Portal.Grains.Dossiers.Synchronising;
using Portal.Grains.Procedures;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

/// <summary>One event of each kind, every field set; the golden files show them as they were first written.</summary>
internal static class EventSamples
{
    private static readonly SubmissionTerms Terms = new("1.001193", 2, "Hộ tịch", OnlineKind.Full, 50_000, true, true);

    private static readonly ImmutableArray<AttachedComponent> Components =
    [
        new("c1", Hash, "giấy chứng sinh.pdf", ComponentSource.Uploaded),
        new("c2", null, null, ComponentSource.PopulationDatabase),
    ];

    public static readonly ImmutableDictionary<string, DossierEvent> All = new Dictionary<string, DossierEvent>
    {
        ["dossier.draft_started"] =
            new DraftStarted(
                "an", "helper", SubjectKind.Citizen, "1.001193", "Hộ tịch", OnlineKind.Full, "H44.100", FilledIn),
        ["dossier.draft_saved"] = new DraftSaved(Json("""{"note":null}"""), Components),
        ["dossier.draft_discarded"] = new DraftDiscarded(),
        ["dossier.draft_submitted"] = new DraftSubmitted("H44.100-260803-0001", Terms),
        ["dossier.submitted"] = new DossierSubmitted(
            "H44.100-260803-0001", "an", "helper", SubjectKind.Citizen, "H44.100", Terms, FilledIn, Components),
        ["dossier.registered"] = new DossierRegistered(
            "H44.100-260803-0002", "an", "reception", SubjectKind.Enterprise, "H44.100", Channel.Post,
            Terms with { OnlineKind = OnlineKind.None }, FilledIn, Components, DueFromMonday),
        ["dossier.accepted"] = new DossierAccepted(DueFromMonday, "specialist"),
        ["dossier.refused"] = new DossierRefused("Sai nơi nhận", "Điều 4"),
        ["dossier.supplement_requested"] = new SupplementRequested([MissingPaper, WrongBirthDate]),
        ["dossier.second_supplement_released"] = new SecondSupplementReleased("Văn bản mới"),
        ["dossier.supplemented"] =
            new DossierSupplemented(Json("""{"child":{"birthDate":"2026-07-31"}}"""), Components, DueFromMonday),
        ["dossier.payment_requested"] = new PaymentRequested(120_000, "Thẩm định"),
        ["dossier.payment_confirmed"] = new PaymentConfirmed(120_000, PaymentChannel.NationalPortal, "GD-1"),
        ["dossier.assigned"] = new DossierAssigned("specialist"),
        ["dossier.forwarded"] = new DossierForwarded(2, "leader", "Trình ký"),
        ["dossier.originals_checked"] = new OriginalsChecked(),
        ["dossier.components_digitised"] = new ComponentsDigitised(Components),
        ["dossier.extended"] = new DossierExtended(DueFromMonday, "Chờ ý kiến", "Xin lỗi ông/bà"),
        ["dossier.finished"] = new DossierFinished(new DossierResult("KQ-1", Hash, true, ReturnMethod.Electronic)),
        ["dossier.result_returned"] = new ResultReturned(ReturnMethod.Post),
        ["dossier.stopped"] = new DossierStopped("Không bổ sung", "Điều 9"),
        ["dossier.withdrawn"] = new DossierWithdrawn("Nộp nhầm"),
        ["dossier.rated"] = new DossierRated(true, "Nhanh"),
        ["dossier.petition_linked"] = new PetitionLinked("pakn-1"),
        ["dossier.synchronised"] = new DossierSynchronised(DueFromMonday),
    }.ToImmutableDictionary(StringComparer.Ordinal);
}
