using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Api.Authentication;
using Portal.Api.Requests;
using Portal.Grains.Shared;

namespace Portal.Api.Commands;

/// <summary>A state-changing request as the filters see it, whatever its body is.</summary>
internal interface ICommandRequest
{
    /// <summary>Why the request cannot be used at all, or <see langword="null"/>.</summary>
    Refusal? Problem { get; }

    /// <summary>The body, once read.</summary>
    object? BodyObject { get; }

    /// <summary>SHA-256 of method, path and body, or <see langword="null"/> when the request cannot be used.</summary>
    byte[]? RequestHash { get; }
}

/// <summary>
/// A state-changing request: its body, read strictly, and the envelope from its headers. Binding never throws for what
/// the caller did wrong; the filter at the group answers <see cref="Problem"/>.
/// </summary>
internal sealed class CommandRequest<TBody> : ICommandRequest, IEndpointParameterMetadataProvider
    where TBody : class
{
    private CommandRequest(TBody? body, CommandEnvelope? envelope, Refusal? problem)
    {
        this.body = body;
        this.envelope = envelope;
        Problem = problem;
    }

    private readonly TBody? body;
    private readonly CommandEnvelope? envelope;

    public TBody Body => body ?? throw new InvalidOperationException("The request has a problem and no body.");

    public CommandEnvelope Envelope =>
        envelope ?? throw new InvalidOperationException("The request has a problem and no envelope.");

    public Refusal? Problem { get; }

    public object? BodyObject => body;

    public byte[]? RequestHash => envelope?.RequestHash;

    public static async ValueTask<CommandRequest<TBody>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return Unusable(Refusal.Of("request.forbidden"));
        if (IdempotencyKey.Read(context.Request) is not { } key)
            return Unusable(Refusal.Of("request.idempotency_key_missing"));

        var (revision, stale) = IfMatch.Read(context);
        if (stale is not null)
            return Unusable(stale);

        var (bytes, tooLarge) = await BodyReader.ReadAsync(context, Problems.RequestLimits.BodyBytes);
        if (tooLarge is not null)
            return Unusable(tooLarge);

        try
        {
            return BodyParser.Parse<TBody>(bytes.WrittenSpan, out var body) is { } malformed
                ? Unusable(malformed)
                : new CommandRequest<TBody>(
                    body,
                    new CommandEnvelope(
                        caller, key, Hash(context.Request, bytes.WrittenSpan), revision, Protection.Arrival.Of(context)),
                    null);
        }
        finally
        {
            bytes.Dispose();
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(TBody), typeof(TBody) == typeof(NoBody)));
        builder.Metadata.Add(CommandHeaders.Instance);
    }

    private static CommandRequest<TBody> Unusable(Refusal problem) => new(null, null, problem);

    private static byte[] Hash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        // One call over one buffer: cheaper than feeding the parts one by one.
        var target = $"{request.Method}\n{request.Path}\n";
        var length = Encoding.UTF8.GetByteCount(target);
        var buffer = ArrayPool<byte>.Shared.Rent(length + body.Length);
        Encoding.UTF8.GetBytes(target, buffer);
        body.CopyTo(buffer.AsSpan(length));
        var hash = SHA256.HashData(buffer.AsSpan(0, length + body.Length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }
}

/// <summary>A command that needs nothing but its address. The body may be absent or an empty object.</summary>
internal sealed record NoBody
{
    public static readonly NoBody Value = new();
}
