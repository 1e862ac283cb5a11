namespace Portal.Api.OpenApi;

/// <summary>A header that an endpoint reads by itself, for the API document.</summary>
/// <param name="Description">What it says.</param>
/// <param name="Required">It must be there.</param>
internal sealed record RequestHeader(string Name, string Description, bool Required = true);
