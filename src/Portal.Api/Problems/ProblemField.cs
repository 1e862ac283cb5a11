namespace Portal.Api.Problems;

/// <summary>One wrong field.</summary>
/// <param name="Pointer">JSON Pointer to it.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Detail">What is wrong and what to do.</param>
public sealed record ProblemField(string Pointer, string Code, string Detail);
