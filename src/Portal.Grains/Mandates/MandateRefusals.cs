using System.Globalization;
using Portal.Grains.Shared;

namespace Portal.Grains.Mandates;

/// <summary>Every "no" about mandates.</summary>
internal static class MandateRefusals
{
    public static readonly Refusal NotFound = Refusal.Of("mandate.not_found");
    public static readonly Refusal ToOneself = Refusal.Of("mandate.to_oneself");
    public static readonly Refusal NotACommune = Refusal.Of("mandate.not_a_commune");
    public static readonly Refusal EndsBeforeItBegins = Refusal.Of("mandate.ends_before_it_begins");
    public static readonly Refusal Ended = Refusal.Of("mandate.ended");
    public static readonly Refusal NotOpen = Refusal.Of("mandate.not_open");
    public static readonly Refusal OtherCommune = Refusal.Of("mandate.other_commune");
    public static readonly Refusal IdentityNotVerified = Refusal.Of("mandate.identity_not_verified");
    public static readonly Refusal WithdrawalNotCovered = Refusal.Of("mandate.withdrawal_not_covered");
    public static readonly Refusal NotForHelpers = Refusal.Of("mandate.not_for_helpers");

    public static Refusal RoleMayNot(Role role) => Refusal.Of("mandate.role_may_not", Caller.RoleName(role));

    public static Refusal BeginsOutside(DateOnly earliest, DateOnly latest) =>
        Refusal.Of("mandate.begins_outside", Day(earliest), Day(latest));

    public static Refusal TooLong(int days) => Refusal.Of("mandate.too_long", Number(days));

    public static Refusal TooManyProcedures(int most) => Refusal.Of("mandate.too_many_procedures", Number(most));

    public static Refusal ProcedureUnknown(string procedure) => Refusal.Of("mandate.procedure_unknown", procedure);

    public static Refusal ProcedureNotCovered(string procedure) =>
        Refusal.Of("mandate.procedure_not_covered", procedure);

    public static Refusal TooManyOfPair(int most) => Refusal.Of("mandate.too_many_of_pair", Number(most));

    public static Refusal TooManyOfHelper(int most) => Refusal.Of("mandate.too_many_of_helper", Number(most));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
