using System.Collections.Immutable;
using Portal.Api.Pages.Shared;
using Portal.Grains.Agencies;
using Portal.Grains.Petitions;

namespace Portal.Api.Pages.Answers;

/// <summary>What the page of published answers shows.</summary>
/// <param name="Text">Words and links.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Items">Answers, newest first.</param>
/// <param name="Older">Link to the next page, or <see langword="null"/>.</param>
/// <param name="Newest">Link to the first page, or <see langword="null"/> when this is it.</param>
/// <param name="Agencies">Names of agencies.</param>
public sealed record AnswersModel(
    PageText Text,
    AnswerQuery Query,
    ImmutableArray<PublishedAnswer> Items,
    string? Older,
    string? Newest,
    AgencyTree Agencies);
