using Portal.Grains.Agencies;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Mandates;

/// <summary>One commune, its helper and its villagers, on Monday the third of August.</summary>
internal static class MandateWorld
{
    public const string Commune = "H44.100";

    public static readonly DateOnly Today = new(2026, 8, 3);
    public static readonly DateTimeOffset Now = Clocks.At("2026-08-03 09:00");

    public static readonly MandatePolicy Policy = new(366, 90, 30, 50, 10, 300);
    public static readonly Agency Ward = new(Commune, "UBND Phường Việt Trì", "phường Việt Trì", AgencyKind.Commune, "H44");
    public static readonly Agency Department = Ward with { Code = "H44.03", Kind = AgencyKind.Department };

    public static readonly Caller An = new("an", Role.Citizen, null, Assurance.Verified);
    public static readonly Caller Helper = new("helper", Role.Helper, Commune, Assurance.Verified);
    public static readonly Caller Reception = new("reception", Role.Reception, Commune, Assurance.Verified);
    public static readonly Caller Specialist = new("specialist", Role.Specialist, Commune, Assurance.Verified);
    public static readonly Caller Leader = new("leader", Role.Leader, Commune, Assurance.Verified);

    /// <summary>For one procedure, this week.</summary>
    public static readonly GiveMandate Gift =
        new("an", "Nguyễn Văn An", "helper", Commune, ["1.1"], false, null, Today.AddDays(6), Assurance.Verified);

    public static readonly Mandate Given = new()
    {
        Id = "m1",
        Mandator = "an",
        Helper = "helper",
        Agency = Commune,
        Procedures = ["1.1"],
        From = Today,
        To = Today.AddDays(6),
        Identity = Assurance.Verified,
        GivenAt = Now,
        GivenBy = "citizen:an",
    };

    public static Refusal? Check(GiveMandate gift, Caller caller, Agency? agency = null) => MandateRules.CheckGive(
        gift, caller, Today, Policy, agency ?? Ward, code => code.StartsWith("1.", StringComparison.Ordinal));

    public static MandateAnswer Ask(Caller caller, string procedure, DateTimeOffset at, params Mandate[] mandates) =>
        MandateRules.Answer([.. mandates], new MandateQuestion(caller, procedure, null, at));
}
