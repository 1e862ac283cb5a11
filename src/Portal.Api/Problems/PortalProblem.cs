using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Api.Pages;
using Portal.Grains.Shared;

namespace Portal.Api.Problems;

/// <summary>Answers a refusal.</summary>
internal sealed class PortalProblem(Refusal refusal, int? retryAfterSeconds = null)
    : IResult, IEndpointMetadataProvider
{
    public Refusal Refusal => refusal;

    public static PortalProblem Of(string code, params ReadOnlySpan<string> arguments) =>
        new(Refusal.Of(code, arguments));

    public static void PopulateMetadata(System.Reflection.MethodInfo method, Microsoft.AspNetCore.Builder.EndpointBuilder builder) =>
        builder.Metadata.Add(ProblemDescriptions.Metadata(400));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Render(httpContext, refusal, Language.Of(httpContext));
        ProblemMetrics.RecordRefusal(body.Code, body.Status);
        // Whoever is to come back later is answered as cheaply as can be.
        if (retryAfterSeconds is null && ProblemPages.IsWanted(httpContext.Request))
        {
            await ProblemPages.WriteAsync(httpContext, language => Render(httpContext, refusal, language));
            return;
        }

        var response = httpContext.Response;
        response.StatusCode = body.Status;
        response.ContentType = MediaTypeNames.Application.ProblemJson + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = Language.Of(httpContext);
        if (retryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await JsonSerializer.SerializeAsync(
            response.Body, body, ProblemJsonContext.Readable.ProblemBody, httpContext.RequestAborted);
    }

    private static ProblemBody Render(HttpContext context, Refusal refusal, string language)
    {
        var text = ProblemCatalogue.Get(refusal.Code);
        return new ProblemBody(
            $"/problems/{text.Code}",
            text.Title.In(language),
            text.Status,
            string.Format(CultureInfo.InvariantCulture, text.Detail.In(language), [.. refusal.Arguments]),
            text.Code,
            Activity.Current?.Id ?? context.TraceIdentifier,
            refusal.Fields.IsDefaultOrEmpty ? null : Fields(refusal.Fields, language));
    }

    private static ProblemField[] Fields(ImmutableArray<FieldError> fields, string language) =>
        [.. fields.Select(field => new ProblemField(field.Pointer, field.Code, field.Message.In(language)))];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJsonContext : JsonSerializerContext
{
    private static ProblemJsonContext? readable;

    public static ProblemJsonContext Readable => readable ??=
        new(ReadableJson.On(Default.Options));
}
