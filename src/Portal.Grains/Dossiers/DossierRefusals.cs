using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Dossiers;

/// <summary>Every "no" that a dossier can say. Texts and HTTP status of each code: <c>Shared/Refusals</c>.</summary>
internal static class DossierRefusals
{
    public static readonly Refusal NotFound = Refusal.Of("dossier.not_found");
    public static readonly Refusal AlreadyExists = Refusal.Of("dossier.already_exists");
    public static readonly Refusal NotAssignedToYou = Refusal.Of("dossier.not_assigned_to_you");
    public static readonly Refusal StaleRevision = Refusal.Of("dossier.stale_revision");
    public static readonly Refusal ProcedureUnknown = Refusal.Of("dossier.procedure_unknown");
    public static readonly Refusal ProcedureNotInForce = Refusal.Of("dossier.procedure_not_in_force");
    public static readonly Refusal AgencyUnknown = Refusal.Of("dossier.agency_unknown");
    public static readonly Refusal AgencyNotCompetent = Refusal.Of("dossier.agency_not_competent");
    public static readonly Refusal NotOfferedOnline = Refusal.Of("dossier.not_offered_online");
    public static readonly Refusal SubjectNotEntitled = Refusal.Of("dossier.subject_not_entitled");
    public static readonly Refusal IdentityNotVerified = Refusal.Of("dossier.identity_not_verified");
    public static readonly Refusal DraftTooLarge = Refusal.Of("dossier.draft_too_large");
    public static readonly Refusal TooManyDrafts = Refusal.Of("dossier.too_many_drafts");
    public static readonly Refusal TooManySaves = Refusal.Of("dossier.too_many_saves");
    public static readonly Refusal SecondSupplement = Refusal.Of("dossier.second_supplement");
    public static readonly Refusal NothingToRelease = Refusal.Of("dossier.nothing_to_release");
    public static readonly Refusal NoStepInPerson = Refusal.Of("dossier.no_step_in_person");
    public static readonly Refusal StepInPersonMissing = Refusal.Of("dossier.step_in_person_missing");
    public static readonly Refusal OriginalsAlreadyChecked = Refusal.Of("dossier.originals_already_checked");
    public static readonly Refusal NothingToPay = Refusal.Of("dossier.nothing_to_pay");
    public static readonly Refusal AlreadyPaid = Refusal.Of("dossier.already_paid");
    public static readonly Refusal FeeIsFixed = Refusal.Of("dossier.fee_is_fixed");
    public static readonly Refusal OnlinePaymentRequired = Refusal.Of("dossier.online_payment_required");
    public static readonly Refusal PaymentChannelNotYours = Refusal.Of("dossier.payment_channel_not_yours");
    public static readonly Refusal LastStep = Refusal.Of("dossier.last_step");
    public static readonly Refusal AlreadyExtended = Refusal.Of("dossier.already_extended");
    public static readonly Refusal NewDateNotLater = Refusal.Of("dossier.new_date_not_later");
    public static readonly Refusal ElectronicFileMissing = Refusal.Of("dossier.electronic_file_missing");
    public static readonly Refusal AlreadyRated = Refusal.Of("dossier.already_rated");
    public static readonly Refusal PetitionAlreadyLinked = Refusal.Of("dossier.petition_already_linked");
    public static readonly Refusal TooManyPetitions = Refusal.Of("dossier.too_many_petitions");

    public static readonly Refusal BeyondCalendar =
        Refusal.Of("dossier.beyond_calendar", WorkingCalendar.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static Refusal RoleMayNot(Role role) => Refusal.Of("dossier.role_may_not", Caller.RoleName(role));

    public static Refusal NotInThisStatus(DossierStatus status) =>
        Refusal.Of("dossier.not_in_this_status", ((int)status).ToString(CultureInfo.InvariantCulture));

    public static Refusal FeeNotPaid(long due) => Refusal.Of("dossier.fee_not_paid", Number(due));

    public static Refusal AmountDiffers(long due) => Refusal.Of("dossier.amount_differs", Number(due));

    public static Refusal SupplementTooLate(DateTimeOffset until) =>
        Refusal.Of("dossier.supplement_too_late", Moment(until));

    public static Refusal ExtensionTooLate(DateTimeOffset until) =>
        Refusal.Of("dossier.extension_too_late", Moment(until));

    public static Refusal SynchronisedInFuture(DateTimeOffset now) =>
        Refusal.Of("dossier.synchronised_in_future", Moment(now));

    public static Refusal SynchronisedTooEarly(DateTimeOffset submittedAt) =>
        Refusal.Of("dossier.synchronised_too_early", Moment(submittedAt));

    public static Refusal AlreadySynchronised(DateTimeOffset at) =>
        Refusal.Of("dossier.already_synchronised", Moment(at));

    public static Refusal FormInvalid(ImmutableArray<FieldError> errors) => new("dossier.form_invalid", [], errors);

    public static Refusal ComponentsInvalid(ImmutableArray<FieldError> errors) =>
        new("dossier.components_invalid", [], errors);

    public static Refusal SourceNotAllowed(ImmutableArray<FieldError> errors) =>
        new("dossier.source_not_allowed", [], errors);

    public static Refusal SupplementInvalid(ImmutableArray<FieldError> errors) =>
        new("dossier.supplement_invalid", [], errors);

    private static string Number(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) =>
        VietnamTime.ToVietnam(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
