using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Api.Commands;
using Portal.Grains.Shared;

namespace Portal.Api.Requests;

/// <summary>
/// A question that is too long for an address: its body, read strictly. It changes nothing, so it needs no key and, where
/// the endpoint allows it, no sign-in.
/// </summary>
internal sealed class QuestionRequest<TBody> : ICommandRequest, IEndpointParameterMetadataProvider
    where TBody : class
{
    private readonly TBody? body;

    private QuestionRequest(TBody? body, Refusal? problem)
    {
        this.body = body;
        Problem = problem;
    }

    public TBody Body => body ?? throw new InvalidOperationException("The request has a problem and no body.");

    public Refusal? Problem { get; }

    public object? BodyObject => body;

    /// <summary>A question changes nothing, so nobody asks what it was.</summary>
    public byte[]? RequestHash => null;

    public static async ValueTask<QuestionRequest<TBody>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (bytes, tooLarge) = await BodyReader.ReadAsync(context, Problems.RequestLimits.BodyBytes);
        if (tooLarge is not null)
            return new QuestionRequest<TBody>(null, tooLarge);

        using (bytes)
        {
            var malformed = BodyParser.Parse<TBody>(bytes.WrittenSpan, out var body);
            return new QuestionRequest<TBody>(body, malformed);
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(TBody)));
}
