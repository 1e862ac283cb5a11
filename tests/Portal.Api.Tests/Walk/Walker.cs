using System.Globalization;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Walk;

/// <summary>
/// One party of a walk: takes a random dossier, thinks of something to do with it, and does it as somebody; mostly as the
/// one who may, with the newest revision and a fresh key, and sometimes not.
/// </summary>
internal sealed class Walker(RunningPortal portal, int seed)
{
    private static readonly string[] Procedures =
        [Running.Procedures.Partial, Running.Procedures.PartialWithFee, Running.Procedures.Full, Running.Procedures.FullWithFee];

    private static readonly string[] Agencies = [Who.OwnAgency, Who.OtherAgency];

    private static readonly string[] Actions =
    [
        "save", "submission", "acceptance", "refusal", "assignment", "forwarding", "originals-check", "components",
        "supplement-request", "supplement", "second-supplement-release", "payment-request", "payment", "extension",
        "withdrawal", "stop", "result", "result-return", "rating", "discard",
    ];

    private readonly Random random = new(seed);
    private readonly List<Walked> dossiers = [];
    private Ask? repeatable;
    private Answer? repeated;

    /// <summary>A dossier and the status that the walker saw last.</summary>
    private sealed class Walked(Held held)
    {
        public Held Held => held;

        public string Status { get; set; } = held.Status;

        public bool Ended => Status is "withdrawn" or "stopped" or "refused" or "resultReturned";
    }

    public int Steps { get; private set; }

    public int Successes { get; private set; }

    public HashSet<string> Seen { get; } = [];

    public async Task Step()
    {
        Steps++;
        if (dossiers.Count(dossier => !dossier.Ended) < 4)
        {
            await Begin();
            return;
        }

        if (repeatable is not null && random.Next(20) == 0)
        {
            Assert.Equal(repeated!.Fingerprint, (await portal.Api.SendPatiently(repeatable)).Fingerprint);
            return;
        }

        var open = dossiers.Where(one => !one.Ended).ToArray();
        var dossier = random.Next(10) == 0 ? Pick(dossiers.ToArray()) : Pick(open);
        var sensible = StateMachine.ActionsFrom(dossier.Status);
        var action = sensible.Length > 0 && random.Next(4) > 0 ? Pick(sensible) : Pick(Actions);
        var who = random.Next(8) == 0 ? Anybody() : Somebody(action, dossier.Held);
        var ask = Request(dossier.Held, action, who);
        if (random.Next(15) == 0)
            ask = ask with { IfMatch = $"\"{random.Next(30)}\"" };
        if (random.Next(40) == 0 && repeatable is not null)
            ask = ask with { Key = repeatable.Key };

        var answer = await portal.Api.Send(ask);
        Assert.True(answer.Status < 500, $"{ask.Method} {ask.Path} as {who}: {answer}");
        if (!answer.IsSuccess)
        {
            Assert.NotNull(answer.Code);
            return;
        }

        // A key that was used before, for the very same thing.
        if (ask.Key == repeatable?.Key && answer.Fingerprint == repeated!.Fingerprint)
            return;

        Take(dossier, action, answer);
        (repeatable, repeated) = (ask, answer);
    }

    /// <summary>Every dossier stands where the walker saw it last.</summary>
    public async Task Check()
    {
        foreach (var dossier in dossiers)
        {
            var view = await dossier.Held.View(dossier.Held.Applicant);
            Assert.Equal(dossier.Status, view.GetProperty("status").GetString());
            Assert.Equal(dossier.Held.ETag, $"\"{view.GetProperty("revision").GetInt32()}\"");
        }
    }

    private void Take(Walked dossier, string action, Answer answer)
    {
        dossier.Held.Take(answer);
        var status = dossier.Held.Status;
        Assert.True(
            StateMachine.Allows(dossier.Status, action, status),
            $"{action} led from {dossier.Status} to {status}, which the law does not know.");
        dossier.Status = status;
        Seen.Add(status);
        Successes++;
    }

    private async Task Begin()
    {
        var citizen = Who.Citizen($"walker-{seed}-{random.Next(3)}");
        var (procedure, agency) = (Pick(Procedures), Pick(Agencies));
        var held = random.Next(4) == 0
            ? await portal.Desk.Draft(citizen, procedure, agency)
            : await portal.Desk.Submit(citizen, procedure, agency);
        dossiers.Add(new Walked(held));
        Seen.Add(held.Status);
        Successes++;
    }

    private Ask Request(Held held, string action, Who who)
    {
        var path = Held.PathFor(who) + held.Id;
        return action switch
        {
            "discard" => new Ask("DELETE", path) { By = who, IfMatch = held.ETag },
            "save" => new Ask("PATCH", path) { By = who, IfMatch = held.ETag, Body = Ask.Bytes(Draft(held)) },
            _ => held.Ask(who, action, Body(held, action, who)),
        };
    }

    private object Draft(Held held)
    {
        var body = portal.Desk.Submission(held.Procedure);
        return new { form = body["form"], components = body["components"] };
    }

    private object? Body(Held held, string action, Who who) => action switch
    {
        "refusal" or "stop" => Desk.Refusal,
        "assignment" => new { assignee = Officers.Of(held.Agency).Specialist.Name },
        "forwarding" => new { assignee = Officers.Of(held.Agency).Specialist.Name },
        "components" or "supplement" => Desk.SupplementAnswer,
        "supplement-request" => Desk.Supplement,
        "second-supplement-release" => new { reason = "Thiếu trang" },
        "payment-request" => new { amount = Fee(held), reason = "Lệ phí" },
        "payment" => new
        {
            amount = Fee(held),
            channel = who.Persona == "integrator" ? "ownGateway" : "counter",
            reference = "BL-1",
        },
        "extension" => new
        {
            newDueAt = TimeProvider.System.GetUtcNow().AddDays(random.Next(1, 120)).ToString("O", CultureInfo.InvariantCulture),
            reason = "Chờ ý kiến",
            apology = "Xin lỗi",
        },
        "withdrawal" => new { },
        "result" => new { code = "1/GP", deliverBy = Pick("counter", "post", "electronic"), fileHash = Desk.FileHash },
        "result-return" => new { method = Pick("counter", "post", "electronic") },
        "synchronisation" => Desk.Synchronisation,
        "rating" => new { liked = random.Next(2) == 0 },
        _ => null,
    };

    private long Fee(Held held) => random.Next(10) == 0 ? random.Next(1, 1000)
        : held.Procedure == Running.Procedures.FullWithFee ? 800_000 : 120_000;

    private Who Somebody(string action, Held held)
    {
        var officers = Officers.Of(held.Agency);
        return action switch
        {
            "save" or "discard" or "submission" or "supplement" or "withdrawal" or "rating" => held.Applicant,
            "result" or "stop" or "extension" or "second-supplement-release" => Pick(officers.Leader, officers.Manager),
            "forwarding" or "components" or "supplement-request" or "payment-request" =>
                Pick(officers.Specialist, officers.Leader, officers.Reception),
            "synchronisation" => Who.Integrator with { Agency = held.Agency },
            "payment" => Pick(officers.Reception, Who.Integrator with { Agency = held.Agency }),
            _ => officers.Reception,
        };
    }

    private Who Anybody() => Pick(
        Who.Reception, Who.Specialist, Who.Leader.At(Who.OtherAgency), Who.Reception.At(Who.OtherAgency), Who.Integrator,
        Who.Helper, Who.Citizen("passer-by"), Who.Ministry);

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
