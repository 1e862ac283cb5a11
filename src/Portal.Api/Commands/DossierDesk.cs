using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Portal.Api.Problems;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Shared;

namespace Portal.Api.Commands;

/// <summary>Takes commands to dossiers and brings the answers back.</summary>
internal sealed class DossierDesk(CommandDesk desk, IGrainFactory grains, TimeProvider time)
{
    private readonly ImmutableArray<IIntakeGrain> intakes = grains.GetIntakes();

    /// <summary>Begins a dossier.</summary>
    public Task<IResult> Begin<TBody>(CommandRequest<TBody> request, CreatingCommand command)
        where TBody : class
    {
        var (key, envelope) = (NewKey(), request.Envelope);
        return desk.Execute(envelope, () => intakes.For(key).Begin(key, command, envelope));
    }

    /// <summary>Begins a draft; the citizen's grain sees to it that there are not too many.</summary>
    public Task<IResult> BeginDraft<TBody>(CommandRequest<TBody> request, StartDraft command)
        where TBody : class
    {
        var envelope = request.Envelope;
        var citizen = grains.GetCitizen(envelope.Caller.Subject);
        return desk.Execute(envelope, () => citizen.StartDraft(NewKey(), command, envelope));
    }

    /// <summary>Changes a dossier.</summary>
    public Task<IResult> Execute<TBody>(string id, CommandRequest<TBody> request, DossierCommand command)
        where TBody : class =>
        DossierKey.TryParse(id, out var key)
            ? Execute(key, request.Envelope, command)
            : Task.FromResult<IResult>(PortalProblem.Of("dossier.not_found"));

    private Task<IResult> Execute(DossierKey key, CommandEnvelope envelope, DossierCommand command) =>
        desk.Execute(envelope, () => grains.GetDossier(key).Execute(command, envelope));

    private DossierKey NewKey() => DossierKey.New(time.GetUtcNow());
}
