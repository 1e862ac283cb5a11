using Microsoft.AspNetCore.Http;
using Portal.Api.Mandates;
using Portal.Api.Problems;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Api.Commands;

/// <summary>Takes commands to dossiers and brings the answers back.</summary>
internal sealed class DossierDesk(
    CommandDesk desk,
    IIntake intake,
    IGrainFactory grains,
    IMandateLists mandates,
    TimeProvider time)
{
    /// <summary>Begins a dossier.</summary>
    public Task<IResult> Begin<TBody>(CommandRequest<TBody> request, CreatingCommand command)
        where TBody : class
    {
        var (key, envelope) = (NewKey(), request.Envelope);
        return desk.Execute(envelope, () => intake.Begin(key, command, envelope));
    }

    /// <summary>Begins a dossier for whoever gave a mandate; the mandate itself is asked in the turn.</summary>
    public async Task<IResult> Begin<TBody>(CommandRequest<TBody> request, CreatingCommand command, string mandate)
        where TBody : class =>
        await Represented(request.Envelope.Caller, mandate) is { } represented
            ? await Begin(request, command with { For = represented })
            : PortalProblem.Of("mandate.not_found");

    /// <summary>Begins a draft for whoever gave a mandate.</summary>
    public async Task<IResult> BeginDraft<TBody>(CommandRequest<TBody> request, StartDraft command, string mandate)
        where TBody : class =>
        await Represented(request.Envelope.Caller, mandate) is { } represented
            ? await BeginDraft(request, command with { For = represented })
            : PortalProblem.Of("mandate.not_found");

    /// <summary>Begins a draft; the grain of whose draft it is sees to it that there are not too many.</summary>
    public Task<IResult> BeginDraft<TBody>(CommandRequest<TBody> request, StartDraft command)
        where TBody : class
    {
        var envelope = request.Envelope;
        var citizen = grains.GetCitizen(command.For?.Mandator ?? envelope.Caller.Subject);
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

    private async Task<Representation?> Represented(Caller caller, string mandate) =>
        caller.Role == Role.Helper && await mandates.Named(mandate, caller, CancellationToken.None) is { } known
            ? new Representation(known.Mandator, known.Id)
            : null;

    private DossierKey NewKey() => DossierKey.New(time.GetUtcNow());
}
