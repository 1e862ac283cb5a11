using System.Diagnostics;
using System.Globalization;
using System.Text;
using Portal.Api.OpenApi;
using Portal.Api.Tests.Running;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.BadInput;

/// <summary>Valid requests of every command, broken at random: never a 5xx, and a whole journal at the end.</summary>
public abstract class MutationTests : IAsyncLifetime
{
    private const int Seed = 20260828;
    private const int Rounds = 150;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(15);
    private static readonly Who Me = Who.Citizen("mutant");

    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private RunningPortal? portal;

    private protected MutationTests(DatabaseKind kind) => this.kind = kind;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind);
        portal = await RunningPortal.StartAsync(database.Options);
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task Broken_requests_never_get_a_5xx()
    {
        var templates = await Templates();
        var mutations = new Mutations(Seed);
        var clock = Stopwatch.StartNew();
        var (sent, refused) = (0, 0);
        for (var round = 0; round < Rounds && clock.Elapsed < MostTime; round++)
        {
            var asks = templates.ConvertAll(template =>
            {
                var ask = template.Next();
                return (template.Held, Ask: ask with { Body = mutations.Break(ask.Body!) });
            });
            var answers = await Task.WhenAll(asks.Select(one => SendAsync(one.Ask)));
            for (var i = 0; i < answers.Length; i++)
            {
                sent++;
                refused += answers[i].IsSuccess ? 0 : 1;
                Assert.True(answers[i].Status < 500, $"{Show(asks[i].Ask)}\n{answers[i]}");

                // The import answers with its own report.
                var explained = answers[i].Code is not null || asks[i].Ask.Path.Contains("/imports/", StringComparison.Ordinal);
                Assert.True(answers[i].IsSuccess || explained, $"{Show(asks[i].Ask)}\n{answers[i]}");

                // What got through changed the dossier: the next request has to know.
                if (answers[i].IsSuccess && asks[i].Held is { } held)
                    held.Take(answers[i]);
            }
        }

        Assert.True(refused > sent / 2, $"Of {sent} broken requests only {refused} were refused.");
        var journal = await portal!.VerifyAsync();
        Assert.True(journal.IsWhole, journal.ToString());
    }

    /// <summary>Storage can be away for a moment, as after the machine stood still: sent again, as the answer says.</summary>
    private async Task<Answer> SendAsync(Ask ask)
    {
        var answer = await portal!.Api.Send(ask);
        return answer.Status == 503 ? await portal.Api.Send(ask) : answer;
    }

    private async Task<List<(Held? Held, Func<Ask> Next)>> Templates()
    {
        var desk = portal!.Desk;
        var templates = new List<(Held?, Func<Ask>)>
        {
            (null, () => Ask.Post("/api/v1/citizen/dossiers", Me, desk.Submission())),
            (null, () => Ask.Post("/api/v1/agency/dossiers", Who.Reception, desk.Registration())),
            (null, () => Ask.Post("/api/v1/citizen/drafts", Me, new
            {
                procedure = Procedures.Partial,
                agency = Who.OwnAgency,
                form = desk.Form(Procedures.Partial),
            })),
            (null, () => Ask.Post("/dev/token", null, new { persona = "citizen", subject = "x", agency = Who.OwnAgency })),
            (null, () => new Ask("PUT", "/api/v1/agency/queue-policy") { By = Who.Manager.At("H44.08"), IfMatch = "\"0\"" }
                .WithText("""{"assignment":"takeTurns","officers":["a","b"]}""")),
            (null, () => new Ask("PUT", "/api/v1/citizen/profile") { By = Me, IfMatch = "\"0\"" }
                .WithText("""{"fullName":"An","phone":"0912345678","email":"a@b.vn","address":"x","language":"vi"}""")),
            (null, () => Ask.Post("/api/v1/citizen/mandates", Me, HeldMandate.Body(procedures: [Procedures.Partial]))),
            (null, () => Ask.Post("/api/v1/agency/mandates", HeldMandate.ReceptionOf(HeldMandate.Commune),
                HeldMandate.Paper("025190001234"))),
            (null, () => Ask.Post("/api/v1/administration/imports/agencies?dryRun=true", Who.Administrator,
                RequestExamples.Of("importCatalogue"))),
        };

        async Task Add(Stage stage, string action, Who? who = null, object? body = null)
        {
            var held = await desk.Bring(stage, Me);
            templates.Add((held, () => held.Ask(who ?? Me, action, body)));
        }

        var draft = await desk.Bring(Stage.Draft, Me);
        templates.Add((draft, () => new Ask("PATCH", Held.PathFor(Me) + draft.Id)
        {
            By = Me,
            IfMatch = draft.ETag,
            Body = Ask.Bytes(new { form = desk.Form(Procedures.Partial), components = new[] { Desk.File("c1") } }),
        }));
        await Add(Stage.SupplementRequested, "supplement", null, Desk.SupplementAnswer);
        await Add(Stage.SupplementRequested, "supplement", null, """{"form":{"fullName":"An"},"components":[]}""");
        await Add(Stage.Finished, "rating", null, new { liked = true, comment = "tốt" });
        await Add(Stage.InProcess, "withdrawal", null, new { reason = "nhầm" });
        await Add(Stage.Submitted, "refusal", Who.Reception, Desk.Refusal);
        await Add(Stage.InProcess, "supplement-request", Who.Specialist, Desk.Supplement);
        await Add(Stage.InProcess, "supplement-request", Who.Specialist,
            """{"items":[{"target":"/a/0/b","reason":"a","legalClause":"b"}]}""");
        await Add(Stage.Supplemented, "second-supplement-release", Who.Leader, new { reason = "a" });
        await Add(Stage.InProcessWithFee, "payment-request", Who.Specialist, Desk.Payment);
        await Add(Stage.PaymentRequested, "payment", Who.Reception, new { amount = 120_000, channel = "counter", reference = "a" });
        await Add(Stage.InProcess, "assignment", Who.Reception, new { assignee = "specialist-1" });
        await Add(Stage.InProcess, "forwarding", Who.Specialist, new { assignee = "specialist-1", note = "a" });
        await Add(Stage.InProcess, "components", Who.Specialist, Desk.SupplementAnswer);
        await Add(Stage.InProcess, "extension", Who.Leader, new
        {
            newDueAt = TimeProvider.System.GetUtcNow().AddDays(90).ToString("O", CultureInfo.InvariantCulture),
            reason = "a",
            apology = "b",
        });
        await Add(Stage.InProcess, "result", Who.Leader, new { code = "1", deliverBy = "electronic", fileHash = Desk.FileHash });
        await Add(Stage.Finished, "result-return", Who.Reception, new { method = "counter" });
        await Add(Stage.InProcess, "stop", Who.Leader, Desk.Refusal);
        return templates;
    }

    private static string Show(Ask ask) => $"{ask.Method} {ask.Path} {Encoding.UTF8.GetString(ask.Body!)}";
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteMutationTests() : MutationTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresMutationTests() : MutationTests(DatabaseKind.PostgreSql);
