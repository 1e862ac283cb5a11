using System.Collections.Immutable;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Mandates;

/// <summary>Who may give, end and use a mandate: pure, no clock, no storage.</summary>
internal static class MandateRules
{
    /// <summary>Why a mandate cannot be given, or <see langword="null"/>.</summary>
    /// <param name="command">What is to be given.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="today">The day in Vietnam.</param>
    /// <param name="policy">The bounds.</param>
    /// <param name="agency">The agency named, or <see langword="null"/> when there is none of that code.</param>
    /// <param name="isProcedure">Whether the catalogue has a procedure.</param>
    public static Refusal? CheckGive(
        GiveMandate command,
        Caller caller,
        DateOnly today,
        MandatePolicy policy,
        Agency? agency,
        Func<string, bool> isProcedure)
    {
        if (WhoMayNot(command, caller) is { } notYou)
            return notYou;
        if (agency is not { Kind: AgencyKind.Commune })
            return MandateRefusals.NotACommune;
        if (command.Helper == command.Mandator || command.Helper == caller.Subject)
            return MandateRefusals.ToOneself;
        if (command.Procedures.Length > policy.MostProcedures)
            return MandateRefusals.TooManyProcedures(policy.MostProcedures);
        return command.Procedures.FirstOrDefault(code => !isProcedure(code)) is { } unknown
            ? MandateRefusals.ProcedureUnknown(unknown)
            : CheckPeriod(command, today, policy);
    }

    /// <summary>Why a mandate cannot be ended by somebody, or <see langword="null"/>.</summary>
    public static Refusal? CheckRevoke(Mandate mandate, Caller caller, DateOnly today)
    {
        if (!CanSee(mandate.Mandator, mandate.Helper, mandate.Agency, caller))
            return MandateRefusals.NotFound;
        if (caller.Role == Role.Specialist)
            return MandateRefusals.RoleMayNot(caller.Role);
        return mandate.HasEnded(today) ? MandateRefusals.Ended : null;
    }

    /// <summary>Who may know of a mandate: both sides, and the commune with what stands above it.</summary>
    public static bool CanSee(string mandator, string helper, string agency, Caller caller) => caller.Role switch
    {
        Role.Citizen => caller.Subject == mandator,
        Role.Helper => caller.Subject == helper,
        Role.Reception or Role.Specialist or Role.Leader or Role.Manager => Permission.IsOfAgency(agency, caller),
        _ => false,
    };

    /// <summary>Whether the helper may act for the villager, and on which terms.</summary>
    public static MandateAnswer Answer(ImmutableArray<Mandate> mandates, MandateQuestion question)
    {
        var today = VietnamTime.DateOf(question.At);
        var refusal = MandateRefusals.NotFound;
        Mandate? best = null;
        foreach (var mandate in mandates)
        {
            if (question.Mandate is { } named && mandate.Id != named)
                continue;
            if (WhyNot(mandate, question, today) is { } no)
                refusal = no;
            else if (best is null || Opens(mandate) > Opens(best))
                best = mandate;
        }

        return best is null
            ? new MandateAnswer(null, refusal)
            : new MandateAnswer(new MandateGrant(best.Id, best.Mandator, best.Identity, best.MayWithdraw), null);
    }

    // Where several are open, the terms are those of one of them, never a mixture.
    private static int Opens(Mandate mandate) => (2 * (int)mandate.Identity) + (mandate.MayWithdraw ? 1 : 0);

    private static Refusal? WhyNot(Mandate mandate, MandateQuestion question, DateOnly today)
    {
        var caller = question.Caller;
        if (caller.Role != Role.Helper || caller.Subject != mandate.Helper)
            return MandateRefusals.NotFound;
        if (!mandate.IsOpen(today))
            return MandateRefusals.NotOpen;
        if (caller.Agency != mandate.Agency)
            return MandateRefusals.OtherCommune;
        return mandate.Covers(question.Procedure) ? null : MandateRefusals.ProcedureNotCovered(question.Procedure);
    }

    private static Refusal? WhoMayNot(GiveMandate command, Caller caller) => caller.Role switch
    {
        Role.Citizen => command.Mandator == caller.Subject ? null : MandateRefusals.NotFound,
        Role.Reception => command.Agency == caller.Agency ? null : MandateRefusals.OtherCommune,
        _ => MandateRefusals.RoleMayNot(caller.Role),
    };

    private static Refusal? CheckPeriod(GiveMandate command, DateOnly today, MandatePolicy policy)
    {
        var from = command.From ?? today;
        var latest = today.AddDays(policy.LatestStartDays);
        if (from < today || from > latest)
            return MandateRefusals.BeginsOutside(today, latest);
        if (command.To < from)
            return MandateRefusals.EndsBeforeItBegins;

        var most = command.Procedures.IsEmpty ? policy.LongestDaysForAllProcedures : policy.LongestDays;
        return command.To.DayNumber - from.DayNumber < most ? null : MandateRefusals.TooLong(most);
    }
}
