using System.Text.Json;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.OpenApi;

/// <summary>The API document is complete, and the one in the repository is the one that the portal gives.</summary>
public sealed class DocumentTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    /// <summary>Operations that take a body and change nothing.</summary>
    private static readonly string[] Questions = 
    [
        "post /api/v1/ministry/score-calculations",
        "post /api/v1/ministry/units/{code}/what-if",
    ];

    /// <summary>What is changed and not only begun, and so has revisions.</summary>
    private static readonly string[] WithRevisions =
        ["/dossiers/{id}", "/petitions/{id}", "/citizen/profile", "/agency/queue-policy", "/ministry/targets/"];

    /// <summary>Addresses that need a sign-in.</summary>
    private static readonly string[] Closed =
    [
        "/citizen/", "/helper/", "/agency/", "/administration/", "/ministry/units/", "/ministry/targets/", "/uploads",
        "/documents",
    ];

    [Fact]
    public async Task The_document_in_the_repository_is_the_one_of_the_portal() =>
        Snapshot.Check("docs/openapi/portal.v1.json", (await Read()).Text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n");

    [Fact]
    public async Task Every_operation_has_an_id_a_summary_tags_and_says_how_to_sign_in()
    {
        var wrong = new List<string>();
        var ids = new List<string>();
        foreach (var (name, operation) in await Operations())
        {
            ids.Add(Text(operation, "operationId") ?? "");
            if (ids[^1].Length == 0 || Text(operation, "summary") is not { Length: > 5 })
                wrong.Add($"{name} has no id or no summary.");
            if (!operation.TryGetProperty("tags", out var tags) || tags.GetArrayLength() == 0)
                wrong.Add($"{name} has no tag.");
            var open = !Closed.Any(part => name.Contains(part, StringComparison.Ordinal))
                || name.StartsWith("options ", StringComparison.Ordinal);
            if (operation.TryGetProperty("security", out _) == open)
                wrong.Add($"{name} says the wrong thing about sign-in.");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Every_operation_says_what_problems_it_answers_with()
    {
        var wrong = new List<string>();
        foreach (var (name, operation) in await Operations())
        {
            var problems = operation.GetProperty("responses").EnumerateObject()
                .Where(response => response.Name[0] is '4')
                .ToList();
            if (problems.Count == 0)
                wrong.Add($"{name} never says no.");
            foreach (var problem in problems)
            {
                // An import with errors answers with its report, which lists them by line.
                if (problem.Name == "422" && name.Contains("/imports/", StringComparison.Ordinal))
                    continue;
                if (!problem.Value.TryGetProperty("content", out var content)
                    || !content.TryGetProperty("application/problem+json", out _))
                    wrong.Add($"{name} {problem.Name} is no problem document.");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_change_takes_an_idempotency_key_and_changes_of_something_take_If_Match()
    {
        var wrong = new List<string>();
        foreach (var (name, operation) in await Operations())
        {
            if (name.StartsWith("get ", StringComparison.Ordinal) || name.Contains(" /dev/", StringComparison.Ordinal)
                || name.Contains("/administration/imports", StringComparison.Ordinal)
                || Questions.Contains(name)
                // A protocol of its own: what goes on is told by its offset.
                || name.Contains("/uploads", StringComparison.Ordinal))
                continue;

            var headers = operation.GetProperty("parameters").EnumerateArray()
                .Where(parameter => Text(parameter, "in") == "header").Select(parameter => Text(parameter, "name")).ToList();
            if (!headers.Contains("Idempotency-Key"))
                wrong.Add($"{name} takes no Idempotency-Key.");
            var changes = WithRevisions.Any(part => name.Contains(part, StringComparison.Ordinal));
            if (changes != headers.Contains("If-Match"))
                wrong.Add($"{name}: If-Match is {(headers.Contains("If-Match") ? "asked for" : "missing")}.");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Enums_are_names_in_camel_case()
    {
        var document = (await Read()).Json;
        var seen = 0;
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            if (!schema.Value.TryGetProperty("enum", out var values))
                continue;

            seen++;
            Assert.All(values.EnumerateArray(), value =>
                Assert.True(value.ValueKind == JsonValueKind.String && char.IsLower(value.GetString()![0]), $"{schema.Name}: {value}"));
        }

        Assert.True(seen > 3, $"Only {seen} enums were found.");
    }

    [Fact]
    public async Task The_page_with_the_document_loads()
    {
        var page = (await fixture.Api.Get("/swagger/index.html")).Expect(200);
        Assert.StartsWith("text/html", page.ContentType, StringComparison.Ordinal);
        (await fixture.Api.Get("/swagger/swagger-ui-bundle.js")).Expect(200);
    }

    private async Task<Answer> Read() => (await fixture.Api.Get("/swagger/v1/swagger.json")).Expect(200);

    private async Task<List<(string Name, JsonElement Operation)>> Operations() =>
        [.. (await Read()).Json.GetProperty("paths").EnumerateObject().SelectMany(path =>
            path.Value.EnumerateObject().Select(operation => ($"{operation.Name} {path.Name}", operation.Value)))];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
