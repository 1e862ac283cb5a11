using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Api.Catalogue;

/// <summary>What everybody may know, without sign-in: agencies, procedures, forms, and how far a dossier is.</summary>
internal static class CatalogueEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/catalogue")
            .WithTags("Catalogue")
            .AllowAnonymous()
            .WithStandardProblems();
        group.MapGet("/agencies", ListAgencies)
            .Reads<AgencyList>("listAgencies", "Agencies below one, or the top of the tree");
        group.MapGet("/agencies/{code}", GetAgency)
            .Reads<Grains.Agencies.Agency>("getAgency", "One agency");
        group.MapGet("/procedures", SearchProcedures)
            .Reads<ProcedureList>("searchProcedures", "Procedures in force, found by words with or without diacritics");
        group.MapGet("/procedures/{code}", GetProcedure)
            .Reads<ProcedureVersion>("getProcedure", "A procedure as it is in force today, or one of its versions");
        group.MapGet("/procedures/{code}/form", GetForm)
            .Reads<object>("getForm", "The form of a procedure, as JSON Schema with labels in Vietnamese and English");
        group.MapGet("/dossiers/{number}", LookUp)
            .Reads<DossierProgress>("lookUpDossier", "How far a dossier is, by its number");
        PetitionAnswersEndpoint.Map(group);
    }

    /// <param name="Items">Agencies in the order of their codes.</param>
    internal sealed record AgencyList(ImmutableArray<Grains.Agencies.Agency> Items);

    /// <param name="Items">Procedures in the order of the search.</param>
    /// <param name="Total">How many there are in all.</param>
    internal sealed record ProcedureList(IReadOnlyList<ProcedureLine> Items, int Total);

    /// <param name="OnlineKind">How much happens online.</param>
    /// <param name="Version">Version in force.</param>
    internal sealed record ProcedureLine(string Code, string Name, string Field, OnlineKind OnlineKind, int Version);

    private static IResult ListAgencies(string? parent, ICatalogue catalogue)
    {
        var agencies = catalogue.Current.Agencies;
        if (parent is null)
            return TypedResults.Ok(new AgencyList(agencies.Roots));
        return agencies.Find(parent) is null
            ? PortalProblem.Of("agency.unknown")
            : TypedResults.Ok(new AgencyList(agencies.Children(parent)));
    }

    private static IResult GetAgency(string code, ICatalogue catalogue) =>
        catalogue.Current.Agencies.Find(code) is { } agency ? TypedResults.Ok(agency) : PortalProblem.Of("agency.unknown");

    private static IResult SearchProcedures(
        string? q,
        string? field,
        int? limit,
        int? offset,
        ICatalogue catalogue,
        TimeProvider time)
    {
        if (q?.Length > ProcedureQuery.MaxText || field?.Length > ProcedureQuery.MaxText)
            return PortalProblem.Of("request.invalid_parameter", "q, field", "<= 200");
        if (limit is < 1 or > ProcedureQuery.MaxLimit || offset is < 0)
            return PortalProblem.Of("request.invalid_parameter", "limit, offset", "limit 1..100, offset >= 0");

        var found = catalogue.Current.Search(new ProcedureQuery(
            VietnamTime.DateOf(time.GetUtcNow()), q, field, Offset: offset ?? 0, Limit: limit ?? 20));
        return TypedResults.Ok(new ProcedureList(
            [.. found.Items.Select(item => new ProcedureLine(item.Code, item.Name, item.Field, item.OnlineKind, item.Version))],
            found.Total));
    }

    private static IResult GetProcedure(string code, int? version, ICatalogue catalogue, TimeProvider time) =>
        CatalogueQueries.Find(catalogue, code, version, time.GetUtcNow()) is { } procedure
            ? TypedResults.Ok(procedure)
            : PortalProblem.Of("procedure.unknown");

    private static IResult GetForm(string code, int? version, ICatalogue catalogue, TimeProvider time) =>
        CatalogueQueries.Find(catalogue, code, version, time.GetUtcNow()) is { } procedure
        && catalogue.Current.FormOf(procedure.Code, procedure.Version) is { } form
            ? TypedResults.Bytes(form.Json, "application/schema+json")
            : PortalProblem.Of("procedure.unknown");

    private static async Task<IResult> LookUp(string number, IDossierLists dossiers, CancellationToken cancellationToken) =>
        DossierNumber.TryParse(number, out var parsed)
        && await dossiers.ProgressAsync(parsed.ToString(), cancellationToken) is { } progress
            ? TypedResults.Ok(progress)
            : PortalProblem.Of("dossier.not_found");
}
