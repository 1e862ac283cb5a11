using System.Text.Json;

namespace Portal.Fuzz;

/// <summary>Something that the portal must not do.</summary>
/// <param name="Kind"><c>5xx</c>, <c>leak</c>, <c>slow</c>, <c>problem</c>, <c>undocumented</c> or <c>schema</c>.</param>
/// <param name="Request">The request.</param>
/// <param name="What">What happened.</param>
internal sealed record Finding(string Kind, FuzzRequest Request, string What);

/// <summary>Looks at answers.</summary>
internal sealed class Judge(World world, SchemaCheck schemas)
{
    /// <summary>What any request can be answered with for the sake of its form.</summary>
    private static readonly int[] Anytime = [400, 401, 403, 404, 405, 406, 413, 414, 415, 428, 429, 431];

    public IEnumerable<Finding> Look(FuzzRequest request, FuzzAnswer answer)
    {
        if (answer.Status >= 500 && !(answer.Status == 503 && answer.HasRetryAfter && CodeOf(answer) == "server.overloaded"))
            yield return new Finding("5xx", request, $"{answer.Status} {answer.Text}");
        if (LeakIn(request.By, answer) is { } leak)
            yield return new Finding("leak", request, leak);
        if (answer.Status is >= 400 and < 500 && WrongProblem(request, answer) is { } wrong)
            yield return new Finding("problem", request, wrong);

        var responses = request.Operation.Responses;
        if (request.Method != request.Operation.Method || answer.Status >= 500)
            yield break;
        // An address that another operation answers is judged by nobody here.
        if (request.Changes.Any(change => change.StartsWith("odd ", StringComparison.Ordinal)) && answer.Status < 300)
            yield break;
        if (!responses.ContainsKey(answer.Status) && !Anytime.Contains(answer.Status) && answer.Status is not (206 or 304 or 416))
            yield return new Finding("undocumented", request, $"{answer.Status} {Short(answer.Text)}");
        else if (answer.Status < 300 && responses.GetValueOrDefault(answer.Status) is { } schema
            && answer.ContentType.StartsWith("application/json", StringComparison.Ordinal))
        {
            var mistake = answer.Json is { } json ? schemas.Check(schema, json) : "no JSON";
            if (mistake is not null)
                yield return new Finding("schema", request, $"{mistake}: {Short(answer.Text)}");
        }
    }

    private string? LeakIn(Member by, FuzzAnswer answer)
    {
        if (answer.Body.Length == 0)
            return null;

        var text = answer.Headers + answer.Plain;
        foreach (var canary in world.Canaries)
        {
            if (text.Contains(canary.Text, StringComparison.Ordinal) && !canary.IsFor(by))
                return $"{by.Name} read '{canary.Text}' of {canary.Owner}";
        }

        return null;
    }

    private static string? WrongProblem(FuzzRequest request, FuzzAnswer answer)
    {
        // The server itself answers what is no HTTP, before the portal sees it; to HEAD nobody answers with a body.
        if (request.Method == "HEAD" || !answer.IsOurs)
            return answer.IsOurs || answer.Status is 400 or 408 or 413 or 414 or 431 ? null : $"{answer.Status} without headers";
        if (request.Operation.Id == "importCatalogue" && answer.Status == 422)
            return null;
        if (!answer.IsProblem)
            return $"{answer.Status} is {answer.ContentType}: {Short(answer.Text)}";
        return CodeOf(answer) is { Length: > 0 } ? null : $"{answer.Status} has no code";
    }

    private static string? CodeOf(FuzzAnswer answer) =>
        answer.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("code", out var code) ? code.GetString() : null;

    private static string Short(string text) => text.Length <= 300 ? text : text[..300];
}
