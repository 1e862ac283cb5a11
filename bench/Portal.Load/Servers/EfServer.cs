using Microsoft.EntityFrameworkCore;

namespace Portal.Load.Servers;

/// <summary>What most teams would write: the floor's endpoint with Entity Framework Core and one SaveChanges.</summary>
internal static class EfServer
{
    public static async Task<int> RunAsync(ServerOptions options)
    {
        var builder = BareHost.Create(options);
        builder.Services.AddDbContextPool<EfContext>(context => context.UseNpgsql(options.Postgres));
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EfContext>().Database.EnsureCreatedAsync();

        app.MapPost("/api/v1/citizen/dossiers", SubmitAsync);
        return await BareHost.RunAsync(app);
    }

    private static async Task<IResult> SubmitAsync(
        Submission submission, EfContext context, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var form = submission.Form.GetRawText();
        context.Events.Add(new EfDossierEvent
        {
            Dossier = id, Seq = 1, At = now, Actor = "citizen", Type = "dossier.submitted", Body = form,
        });
        context.Dossiers.Add(new EfDossier
        {
            Id = id, Revision = 1, Status = 1, Procedure = submission.Procedure, Agency = submission.Agency,
            SubmittedAt = now, State = form,
        });
        await context.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/v1/citizen/dossiers/{id}", new Submitted(id, 1, "submitted"));
    }
}
