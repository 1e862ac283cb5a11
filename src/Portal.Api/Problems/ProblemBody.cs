namespace Portal.Api.Problems;

/// <summary>The body of every "no": RFC 9457, in the language of the caller.</summary>
/// <param name="Type">Address that explains the code.</param>
/// <param name="Title">Short title.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What happened and what to do next.</param>
/// <param name="Code">Stable code.</param>
/// <param name="TraceId">Id to find the request in traces and logs.</param>
/// <param name="Errors">What is wrong field by field.</param>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string TraceId,
    IReadOnlyList<ProblemField>? Errors);
