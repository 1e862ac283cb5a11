using Portal.Grains.Shared;

namespace Portal.Api.Problems;

/// <summary>How a code is told to people and to HTTP. Every detail says what to do next.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Short title.</param>
/// <param name="Detail">What happened and what to do; {0}, {1} stand for the refusal's arguments.</param>
public sealed record ProblemText(string Code, int Status, LocalizedText Title, LocalizedText Detail);
