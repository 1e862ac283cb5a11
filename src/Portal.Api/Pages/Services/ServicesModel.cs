using Portal.Api.Pages.Shared;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;

namespace Portal.Api.Pages.Services;

/// <summary>What the page of services shows.</summary>
/// <param name="Text">Words and links.</param>
/// <param name="Query">Words that were searched for, or <see langword="null"/>.</param>
/// <param name="Found">Procedures that match.</param>
/// <param name="Number">Dossier number that was looked up, or <see langword="null"/>.</param>
/// <param name="Progress">How far that dossier is; <see langword="null"/> when there is none.</param>
/// <param name="Agencies">Number of agencies.</param>
/// <param name="Procedures">Number of procedures in force.</param>
public sealed record ServicesModel(
    PageText Text,
    string? Query,
    ProcedurePage Found,
    string? Number,
    DossierProgress? Progress,
    int Agencies,
    int Procedures);
