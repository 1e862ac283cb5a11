using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Authorisation;

/// <summary>Lists, look-ups and figures show what belongs to the caller and nothing else.</summary>
public abstract class ListTests(PortalFixture fixture)
{
    [Fact]
    public async Task The_list_of_a_citizen_holds_their_dossiers_only_page_by_page()
    {
        var (mine, others) = (Who.Citizen("list-mine"), Who.Citizen("list-other"));
        var expected = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            expected.Add((await fixture.Desk.Submit(mine)).Id);
            await fixture.Desk.Submit(others);
        }

        expected.Add((await fixture.Desk.Draft(mine)).Id);
        Assert.Equal(expected.Order(), (await Walk("/api/v1/citizen/dossiers?limit=2", mine)).Order());
    }

    [Fact]
    public async Task The_queue_holds_dossiers_of_the_agency_and_those_below_it_only()
    {
        var here = await fixture.Desk.Submit(Who.Citizen("queue"));
        var draft = await fixture.Desk.Draft(Who.Citizen("queue"));
        var there = await fixture.Desk.Submit(Who.Citizen("queue"), agency: Who.OtherAgency);

        var own = await Walk("/api/v1/agency/dossiers?limit=3", Who.Reception);
        Assert.Contains(here.Id, own);
        Assert.DoesNotContain(there.Id, own);
        Assert.DoesNotContain(draft.Id, own);

        var province = await Walk("/api/v1/agency/dossiers?limit=100", Who.Leader.At("H44"));
        Assert.Contains(here.Id, province);
        Assert.Contains(there.Id, province);
        Assert.DoesNotContain(draft.Id, province);
    }

    [Fact]
    public async Task The_queue_is_asked_by_status_with_the_names_that_it_shows()
    {
        var submitted = await fixture.Desk.Submit(Who.Citizen("by-status"));
        var inProcess = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("by-status"));

        var queue = await Walk("/api/v1/agency/dossiers?status=inProcess&limit=100", Who.Reception);

        Assert.Contains(inProcess.Id, queue);
        Assert.DoesNotContain(submitted.Id, queue);
    }

    [Fact]
    public async Task The_queue_holds_what_is_open_and_what_ended_when_it_is_asked_for()
    {
        var open = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("open"));
        var ready = await fixture.Desk.Bring(Stage.Finished, Who.Citizen("ready"));

        var queue = await Walk("/api/v1/agency/dossiers?limit=100", Who.Reception);
        Assert.Contains(open.Id, queue);
        Assert.DoesNotContain(ready.Id, queue);
        Assert.Contains(ready.Id, await Walk("/api/v1/agency/dossiers?status=finished&limit=100", Who.Reception));
    }

    [Fact]
    public async Task Agencies_whose_codes_only_begin_alike_are_foreign_to_each_other()
    {
        // H4 would be the beginning of H44 as text, and is not above it as an agency.
        var dossier = await fixture.Desk.Submit(Who.Citizen("prefix"));
        Assert.DoesNotContain(dossier.Id, await Walk("/api/v1/agency/dossiers", Who.Leader.At("H44.0")));
        (await dossier.Read(Who.Leader.At("H44.0"))).ExpectProblem(404, "dossier.not_found");
    }

    [Fact]
    public async Task A_specialist_sees_in_the_queue_what_is_assigned_to_them()
    {
        var theirs = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("assigned"));
        var unassigned = await fixture.Desk.Submit(Who.Citizen("assigned"));
        var queue = await Walk("/api/v1/agency/dossiers?assignee=reception-1", Who.Specialist);
        Assert.Contains(theirs.Id, queue);
        Assert.DoesNotContain(unassigned.Id, queue);
    }

    [Fact]
    public async Task The_look_up_by_number_tells_how_far_it_is_and_nothing_about_persons()
    {
        var dossier = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("looked-up"));
        var answer = (await fixture.Api.Get($"/api/v1/catalogue/dossiers/{dossier.Number}")).Expect(200);
        Assert.Equal(
            ["number", "status", "completedPercent"],
            answer.Json.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Figures_of_an_agency_count_its_own_dossiers_only()
    {
        var period = TimeProvider.System.GetUtcNow().AddHours(7).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var path = $"/api/v1/agency/statistics?period={period}";
        var before = await Received(path, Who.Leader);
        await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("counted"));
        await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("counted"), Who.OtherAgency);
        Assert.Equal(before + 1, await Received(path, Who.Leader));
    }

    private async Task<long> Received(string path, Who who) =>
        (await fixture.Api.Get(path, who)).Expect(200).Json.GetProperty("received").GetInt64();

    private async Task<List<string>> Walk(string path, Who who)
    {
        var ids = new List<string>();
        var next = path;
        while (true)
        {
            var page = (await fixture.Api.Get(next, who)).Expect(200).Json;
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            if (!page.TryGetProperty("next", out var cursor))
                return ids;

            next = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor.GetString()}";
        }
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteListTests(PortalFixture fixture) : ListTests(fixture), IClassFixture<PortalFixture>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresListTests(PostgresPortalFixture fixture)
    : ListTests(fixture), IClassFixture<PostgresPortalFixture>;
