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
using Portal.Grains.Shared;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers.Walks;

/// <summary>
/// Commands and callers by chance, drawn so that sensible ones are common enough to lead deep into a dossier's life and
/// senseless ones never stop coming.
/// </summary>
internal sealed class RandomCommands(Random random)
{
    private static readonly Caller[] People =
    [
        An, AnByPhone, Binh, Helper, Reception, Specialist, OtherSpecialist, Leader, Manager, Ministry, Administrator,
        PaymentSystem, Reception with { Agency = "H44" }, Leader with { Agency = "H21" },
        Specialist with { Agency = null },
    ];

    private static readonly string[] Targets =
        ["c1", "c2", "c3", "c9", "/fullName", "/child/birthDate", "/witnesses/0", "/x"];

    private static readonly string[] Patches =
    [
        "{}", """{"note":"x"}""", """{"note":null}""", """{"fullName":"Trần Bình"}""", """{"fullName":null}""",
        """{"child":{"birthDate":"2026-01-31"}}""", """{"child":{"birthDate":"31/01"}}""", """{"witnesses":["Lê Chi"]}""",
        "[]", "null", "7",
    ];

    public Caller Anybody() => Pick(People);

    /// <summary>Mostly somebody whose role may give the command.</summary>
    public Caller SomebodyFor(DossierCommand command, DossierState? dossier)
    {
        if (random.Next(5) == 0)
            return Anybody();

        var fit = People.Where(person => command.Permission.Includes(person.Role)
            && (dossier is null || Permission.CanSee(dossier, person))).ToArray();
        return fit.Length == 0 ? Anybody() : Pick(fit);
    }

    public CreatingCommand Beginning(ProcedureVersion procedure) => random.Next(3) switch
    {
        0 => new StartDraft { Procedure = procedure.Code, Agency = Agency, Form = AnyForm(), ApplicantKind = AnyKind() },
        1 => new SubmitDossier
        {
            Procedure = procedure.Code,
            Agency = Agency,
            Form = AnyForm(),
            Components = AnyComponents(complete: true),
            ApplicantKind = AnyKind(),
        },
        _ => new RegisterDossier
        {
            Procedure = procedure.Code,
            Agency = Agency,
            Applicant = An.Subject,
            Channel = Pick(Channel.Direct, Channel.Post),
            Form = AnyForm(),
            Components = AnyComponents(complete: true),
            ApplicantKind = AnyKind(),
            IdentityVerified = Coin(),
        },
    };

    public DossierCommand Any(DossierState dossier, ProcedureVersion procedure, DateTimeOffset now) => random.Next(25) switch
    {
        0 => new SaveDraft(AnyPatch(), Coin() ? null : AnyComponents(complete: Coin())),
        1 => random.Next(4) == 0 ? new DiscardDraft() : new SaveDraft(RawJson.EmptyObject, Attached),
        2 or 3 => new SubmitDraft(),
        4 or 5 => new AcceptDossier(),
        6 => random.Next(4) == 0 ? new RefuseDossier("r", "c") : new AcceptDossier(),
        7 => new RequestSupplement([.. Some(Targets).Select(target => new SupplementItem(target, "r", "c"))]),
        8 => new ReleaseSecondSupplement("r"),
        9 or 10 => Answer(dossier),
        11 => new RequestPayment(Pick(50_000, 50_000, 70_000, 0, -1), "r"),
        12 or 13 => new ConfirmPayment(
            Pick(dossier.FeeDue, 50_000, 1), Pick(Enum.GetValues<PaymentChannel>()), "b"),
        14 or 15 => new AssignDossier(Pick(Specialist.Subject, OtherSpecialist.Subject)),
        16 => new ForwardDossier(Pick(null, Specialist.Subject), null),
        17 => new CheckOriginals(),
        18 => new DigitiseComponents(AnyComponents(complete: false)),
        19 => new ExtendDossier((dossier.DueAt ?? now).AddMinutes(random.Next(-2_000, 20_000)), "r", "x"),
        20 => new FinishDossier(new DossierResult("k", Coin() ? Hash : null, Coin(), AnyMethod())),
        21 => new ReturnResult(AnyMethod()),
        22 => random.Next(8) switch
        {
            0 => new WithdrawDossier(null),
            1 => new StopDossier("r", "c"),
            2 => Beginning(procedure),
            _ => new ReturnResult(AnyMethod()),
        },
        23 => new RecordSynchronisation(now.AddMinutes(random.Next(-5_000, 200))),
        _ => Coin() ? new RateDossier(Coin(), null) : new LinkPetition($"p{random.Next(3)}"),
    };

    private SupplementDossier Answer(DossierState dossier) => random.Next(3) == 0
        ? new SupplementDossier(AnyPatch(), AnyComponents(complete: false))
        : new SupplementDossier(
            dossier.AskedFor.Any(item => item.Target.StartsWith('/'))
                ? Json("""{"fullName":"Trần Bình","child":{"birthDate":"2026-01-31"}}""")
                : RawJson.EmptyObject,
            [
                .. dossier.AskedFor.Select(item => item.Target).Where(target => !target.StartsWith('/'))
                    .Distinct().Select(Uploaded),
            ]);

    private RawJson AnyForm() => random.Next(8) == 0 ? AnyPatch() : FilledIn;

    private RawJson AnyPatch() => random.Next(12) == 0 ? default : Json(Pick(Patches));

    private SubjectKind AnyKind() => random.Next(12) == 0 ? SubjectKind.Enterprise : SubjectKind.Citizen;

    private ReturnMethod AnyMethod() => Pick(ReturnMethod.Electronic, ReturnMethod.Post, ReturnMethod.Counter);

    private ImmutableArray<AttachedComponent> AnyComponents(bool complete) => complete && random.Next(8) > 0
        ? Attached
        : [.. Some(["c1", "c2", "c3", "c9"]).Select(id => new AttachedComponent(
            id, Coin() ? Hash : null, null, Pick(Enum.GetValues<ComponentSource>())))];

    private T[] Some<T>(T[] all) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(all))];

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private bool Coin() => random.Next(2) == 0;
}
