using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Tests.Running;
using Portal.Grains.Mandates;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Api.Tests.Mandates;

public sealed class HelperBoundOnSqliteTests() : HelperBoundTests(DatabaseKind.Sqlite);

public sealed class HelperBoundOnPostgresTests() : HelperBoundTests(DatabaseKind.PostgreSql);

/// <summary>How many villagers a helper may have, with a bound of three.</summary>
public abstract class HelperBoundTests : IAsyncLifetime
{
    private const int Bound = 3;
    private const string Helper = "helper-1";

    private readonly DatabaseKind kind;
    private TestDatabase? database;
    private RunningPortal? portal;

    private protected HelperBoundTests(DatabaseKind kind) => this.kind = kind;

    private ApiClient Api => portal!.Api;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(kind);
        portal = await RunningPortal.StartAsync(database.Options, adjust: builder =>
            builder.Services.AddSingleton(
                MandatePolicy.Load(Path.Combine(AppContext.BaseDirectory, "data")) with { MostVillagersOfHelper = Bound }));
    }

    public async Task DisposeAsync()
    {
        await portal!.DisposeAsync();
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task The_bound_holds_for_requests_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Api.Send(Giving($"crowd-{i}"))));
        foreach (var refused in answers.Where(answer => !answer.IsSuccess))
            refused.ExpectProblem(409, "mandate.too_many_of_helper");
        Assert.InRange(answers.Count(answer => answer.IsSuccess), 0, Bound);

        // Who was refused has left nothing behind: one after the other, the rest finds its place.
        for (var (held, i) = (answers.Count(answer => answer.IsSuccess), 0); held < Bound; held++, i++)
            (await Api.Send(Giving($"late-{i}"))).Expect(201);
        (await Api.Send(Giving("last"))).ExpectProblem(409, "mandate.too_many_of_helper");
    }

    [Fact]
    public async Task Villagers_are_counted_and_not_their_mandates()
    {
        for (var i = 0; i < Bound; i++)
            (await Api.Send(Giving("one"))).Expect(201);
        for (var i = 1; i < Bound; i++)
            (await Api.Send(Giving($"other-{i}"))).Expect(201);
        (await Api.Send(Giving("too-many"))).ExpectProblem(409, "mandate.too_many_of_helper");
        (await Api.Send(Giving("one"))).Expect(201);
    }

    [Fact]
    public async Task Strangers_with_accounts_keep_nobody_at_the_counter_out_nor_in_another_commune()
    {
        var given = new List<HeldMandate>();
        for (var i = 0; i < Bound; i++)
            given.Add(await HeldMandate.Give(Api, Who.Citizen($"stranger-{i}")));
        (await Api.Send(Giving("neighbour"))).ExpectProblem(409, "mandate.too_many_of_helper");

        await HeldMandate.Record(Api);
        (await Api.Send(Giving("neighbour", HeldMandate.OtherCommune))).Expect(201);

        // The helper gives back what they did not ask for, and has a place again.
        await given[0].Revoke(Who.Helper);
        (await Api.Send(Giving("neighbour"))).Expect(201);
    }

    private static Ask Giving(string villager, string commune = HeldMandate.Commune) =>
        Ask.Post("/api/v1/citizen/mandates", Who.Citizen(villager), HeldMandate.Body(Helper, commune));
}
