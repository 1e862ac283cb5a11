using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Tests.Authorisation;

/// <summary>Nobody reads or changes what is not theirs: every endpoint, every role, own and foreign objects.</summary>
public sealed class AccessTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private static readonly string[] EveryRole = [AccessRow.Anonymous, .. AccessRow.Roles];

    [Fact]
    public void Every_endpoint_has_one_row_in_the_table_and_every_row_an_endpoint()
    {
        Assert.Equal(Mapped().Order(StringComparer.Ordinal), Rows().Select(row => row.Endpoint).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_role_gets_from_every_endpoint_what_the_table_says()
    {
        var arena = new Arena(fixture.Desk, fixture.Api);
        await arena.Dossier(Stage.InProcess, "citizen", own: true, changes: true);
        await arena.Dossier(Stage.InProcess, "citizen", own: false, changes: false);
        await fixture.Portal.FreezeAsync($"{VietnamTime.DateOf(TimeProvider.System.GetUtcNow()):yyyy-MM}");
        var wrong = new List<string>();
        var asked = 0;
        foreach (var row in Rows())
        {
            foreach (var role in EveryRole)
            {
                await Try(row, role, own: true);
                if (row.HasForeign)
                    await Try(row, role, own: false);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked > 500, $"Only {asked} questions were asked.");
        foreach (var held in arena.MustBeUnchanged)
        {
            var dossier = await held;
            var view = await dossier.View(dossier.Applicant);
            Assert.Equal(dossier.ETag, $"\"{view.GetProperty("revision").GetInt32()}\"");
        }

        foreach (var foreign in arena.ForeignPetitions)
        {
            var petition = await foreign;
            Assert.Equal(petition.ETag, (await petition.Read(petition.Sender)).Expect(200).ETag);
        }

        async Task Try(AccessRow row, string role, bool own)
        {
            asked++;
            var answer = await fixture.Api.Send(await row.Make(arena, role, own));
            var expected = row.Expected(role, own);
            var right = expected == 200 ? answer.IsSuccess || answer.Status == 303 : answer.Status == expected && answer.Code is not null;
            if (!right)
                wrong.Add($"{row.Endpoint} as {role}, {(own ? "own" : "foreign")}: expected {expected}, got {answer}");
        }
    }

    [Fact]
    public async Task A_foreign_dossier_and_one_that_does_not_exist_look_the_same()
    {
        var foreign = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("somebody"), Who.OtherAgency);
        foreach (var who in new[] { Who.Citizen("somebody-else"), Who.Helper, Who.Reception, Who.Leader, Who.Integrator })
        {
            var hidden = await fixture.Api.Get(Held.PathFor(who) + foreign.Id, who);
            var absent = await fixture.Api.Get(Held.PathFor(who) + Guid.CreateVersion7(), who);
            hidden.ExpectProblem(404, "dossier.not_found");
            Assert.Equal(WithoutTrace(absent), WithoutTrace(hidden));
        }
    }

    [Fact]
    public async Task A_draft_is_hidden_from_the_agency_until_it_is_submitted()
    {
        var draft = await fixture.Desk.Bring(Stage.Draft, Who.Citizen("quiet"));
        foreach (var officer in new[] { Who.Reception, Who.Specialist, Who.Leader, Who.Manager, Who.Integrator })
            (await draft.Read(officer)).ExpectProblem(404, "dossier.not_found");

        await draft.Do(draft.Applicant, "submission");
        (await draft.Read(Who.Reception)).Expect(200);
    }

    [Fact]
    public async Task A_discarded_draft_stays_hidden_from_the_agency()
    {
        var draft = await fixture.Desk.Bring(Stage.Draft, Who.Citizen("changed-my-mind"));
        var ask = new Ask("DELETE", Held.PathFor(draft.Applicant) + draft.Id) { By = draft.Applicant, IfMatch = draft.ETag };
        (await fixture.Api.Send(ask)).Expect(200);
        (await draft.Read(Who.Reception)).ExpectProblem(404, "dossier.not_found");
    }

    [Fact]
    public async Task A_specialist_handles_only_what_is_assigned_to_them()
    {
        var dossier = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("waiting"));
        var colleague = Who.Specialist with { Subject = "specialist-9" };
        (await fixture.Api.Send(dossier.Ask(colleague, "forwarding", new { })))
            .ExpectProblem(403, "dossier.not_assigned_to_you");
    }

    private AccessRow[] Rows()
    {
        var mapped = Mapped().ToHashSet(StringComparer.Ordinal);
        return [.. AccessTable.Rows.Where(row => !row.OnlyWhenMapped || mapped.Contains(row.Endpoint))];
    }

    private IEnumerable<string> Mapped() => fixture.Portal.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .SelectMany(endpoint => MethodsOf(endpoint).Select(method => $"{method} {Pattern(endpoint)}"));

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Where(method => method != "HEAD") ?? ["GET"];

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string WithoutTrace(Answer answer) =>
        answer.Text.Replace(answer.Json.GetProperty("traceId").GetString()!, "", StringComparison.Ordinal);
}
