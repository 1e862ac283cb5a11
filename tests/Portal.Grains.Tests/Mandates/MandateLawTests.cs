using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;
using static Portal.Grains.Tests.Mandates.MandateWorld;

namespace Portal.Grains.Tests.Mandates;

/// <summary>For any mandates and any question: what a helper may do is exactly what one open mandate says.</summary>
public sealed class MandateLawTests
{
    private static readonly Gen<string> Codes = Gen.Elements("1.1", "1.2", "1.3");

    private static readonly Gen<Mandate> AnyMandate =
        from number in Gen.Choose(0, 10_000)
        from procedures in Codes.ListOf()
        from start in Gen.Choose(-10, 10)
        from days in Gen.Choose(0, 12)
        from revoked in Gen.Elements(true, false, false)
        from identity in Gen.Elements(Assurance.Low, Assurance.Substantial, Assurance.Verified)
        from mayWithdraw in Gen.Elements(true, false)
        from commune in Gen.Elements(Commune, Commune, "H44.101")
        select Given with
        {
            Id = $"m{number}",
            Procedures = [.. procedures.Distinct()],
            From = Today.AddDays(start),
            To = Today.AddDays(start + days),
            RevokedAt = revoked ? Now : null,
            Identity = identity,
            MayWithdraw = mayWithdraw,
            Agency = commune,
        };

    private static readonly Gen<(Mandate[] Mandates, MandateQuestion Question)> Cases =
        from mandates in AnyMandate.ListOf()
        from procedure in Codes
        from named in Gen.Elements(true, false)
        from day in Gen.Choose(-15, 15)
        from commune in Gen.Elements(Commune, Commune, Commune, "H44.101", null)
        from role in Gen.Elements(Role.Helper, Role.Helper, Role.Helper, Role.Citizen, Role.Reception)
        let caller = Helper with { Agency = commune, Role = role }
        let id = named && mandates.Count > 0 ? mandates[0].Id : null
        select (mandates.ToArray(), new MandateQuestion(caller, procedure, id, Now.AddDays(day)));

    [Fact]
    public void A_grant_is_one_open_mandate_of_the_helper_and_their_commune_that_covers_the_procedure() =>
        Hold((mandates, question) =>
        {
            if (MandateRules.Answer([.. mandates], question).Grant is not { } grant)
                return !mandates.Any(mandate => IsFor(mandate, question));
            return mandates.Any(mandate => mandate.Id == grant.Id && IsFor(mandate, question)
                && mandate.Identity == grant.Identity && mandate.MayWithdraw == grant.MayWithdraw);
        });

    [Fact]
    public void A_revoked_mandate_opens_nothing() =>
        Hold((mandates, question) => MandateRules.Answer(
            [.. mandates.Select(mandate => mandate with { RevokedAt = Now })], question).Grant is null);

    [Fact]
    public void Revoking_one_never_opens_more() =>
        Hold((mandates, question) =>
        {
            var before = MandateRules.Answer([.. mandates], question).Grant;
            var after = MandateRules.Answer(
                [.. mandates.Select((mandate, index) => index == 0 ? mandate with { RevokedAt = Now } : mandate)], question).Grant;
            return after is null || before is not null;
        });

    private static bool IsFor(Mandate mandate, MandateQuestion question)
    {
        var day = DateOnly.FromDateTime(question.At.UtcDateTime.AddHours(7));
        return (question.Mandate is null || mandate.Id == question.Mandate)
            && question.Caller is { Role: Role.Helper, Subject: "helper" } && question.Caller.Agency == mandate.Agency
            && mandate.RevokedAt is null && mandate.From <= day && day <= mandate.To
            && (mandate.Procedures.Length == 0 || mandate.Procedures.Contains(question.Procedure));
    }

    private static void Hold(Func<Mandate[], MandateQuestion, bool> law) =>
        Prop.ForAll(Cases.ToArbitrary(), one => law(one.Mandates, one.Question)).QuickCheckThrowOnFailure();
}
