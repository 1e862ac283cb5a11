using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Portal.Api.Authentication;
using Portal.Api.Commands;
using Portal.Api.OpenApi;
using Portal.Api.Problems;
using Portal.Grains.Documents;

namespace Portal.Api.Documents;

/// <summary>Begin, look, go on, throw away. What goes on is told by its offset, so a repetition needs no key.</summary>
internal static class UploadEndpoints
{
    private static readonly RequestHeader Version = new(Tus.Resumable, $"Version of the protocol, {Tus.Version}.");

    public static void Map(RouteGroupBuilder group)
    {
        group.MapMethods("/uploads", ["OPTIONS"], Describe).AllowAnonymous()
            .WithName("describeUploads").WithSummary("What of tus 1.0 is spoken here, and the largest file")
            .Produces(StatusCodes.Status204NoContent);
        group.MapPost("/uploads", Begin)
            .WithName("beginUpload")
            .WithSummary("Begin an upload (tus 1.0): Upload-Length, and Upload-Metadata with filename and sha256")
            .WithMetadata(
                Version,
                new RequestHeader(Tus.UploadLength, "Length of the file in bytes."),
                new RequestHeader(Tus.UploadMetadata, "filename and sha256, each with its value in Base64.", false),
                new RequestHeader(IdempotencyKey.Header, "The same key begins the upload once.", false))
            .Produces(StatusCodes.Status201Created)
            .Refuses(412, 413);
        group.MapMethods("/uploads/{id}", ["HEAD"], Look)
            .WithName("findUploadOffset").WithSummary("Where an upload goes on (tus 1.0)")
            .WithMetadata(Version)
            .Produces(StatusCodes.Status200OK)
            .Refuses(412);
        group.MapGet("/uploads/{id}", Get).Reads<UploadView>("getUpload", "How far an upload is, and the hash of what is done");
        group.MapMethods("/uploads/{id}", ["PATCH"], Append)
            .WithName("continueUpload")
            .WithSummary("Go on with an upload (tus 1.0): Upload-Offset, and the bytes as application/offset+octet-stream")
            .WithMetadata(Version, new RequestHeader(Tus.UploadOffset, "Where the bytes belong: what the portal has."))
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(404, 409, 412, 415, 423);
        group.MapDelete("/uploads/{id}", Discard)
            .WithName("discardUpload").WithSummary("Throw an unfinished upload away (tus 1.0)")
            .WithMetadata(Version)
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(404, 412);
    }

    private static NoContent Describe(HttpContext context, IUploads uploads)
    {
        var headers = context.Response.Headers;
        headers["Tus-Version"] = Tus.Version;
        headers["Tus-Extension"] = Tus.Extensions;
        headers["Tus-Max-Size"] = uploads.LargestBytes.ToString(CultureInfo.InvariantCulture);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Begin(HttpContext context, IUploads uploads, CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        var request = context.Request;
        if (Tus.Bytes(request, Tus.UploadLength) is not { } length || length < 1)
            return PortalProblem.Of("upload.length_missing");
        if (!UploadMetadata.TryRead(request.Headers[Tus.UploadMetadata], out var metadata))
            return PortalProblem.Of("upload.metadata_invalid");
        // Clients of the protocol know no such header; those that do begin once, whatever the line does.
        var key = IdempotencyKey.Read(request);
        if (key is null && request.Headers.ContainsKey(IdempotencyKey.Header))
            return PortalProblem.Of("request.idempotency_key_missing");

        var upload = new NewUpload(length, metadata.Name, metadata.Hash, key);
        var answer = await uploads.BeginAsync(upload, caller, cancellationToken);
        if (answer.Refusal is { } refusal)
            return new PortalProblem(refusal);

        Tus.Tell(context.Response, answer.Upload!);
        return TypedResults.Created($"/api/v1/uploads/{answer.Upload!.Id}");
    }

    private static async Task<IResult> Look(
        string id, HttpContext context, IUploads uploads, CancellationToken cancellationToken)
    {
        if (await Find(id, context, uploads, cancellationToken) is not { } upload)
            return PortalProblem.Of("upload.not_found");

        Tus.Tell(context.Response, upload);
        context.Response.Headers[Tus.UploadLength] = upload.Length.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok();
    }

    private static async Task<IResult> Get(
        string id, HttpContext context, IUploads uploads, CancellationToken cancellationToken)
    {
        return await Find(id, context, uploads, cancellationToken) is { } upload
            ? TypedResults.Ok(upload)
            : PortalProblem.Of("upload.not_found");
    }

    private static async Task<IResult> Append(
        string id, HttpContext context, IUploads uploads, CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        var request = context.Request;
        if (!string.Equals(request.ContentType, Tus.ContentType, StringComparison.OrdinalIgnoreCase))
            return PortalProblem.Of("upload.not_bytes");
        if (Tus.Bytes(request, Tus.UploadOffset) is not { } offset)
            return PortalProblem.Of("upload.offset_missing");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = uploads.LargestBytes;

        var answer = await uploads.AppendAsync(id, caller, offset, request.ContentLength, request.Body, cancellationToken);
        if (answer.Refusal is { } refusal)
            return new PortalProblem(refusal, retryAfterSeconds: refusal.Code == "upload.busy" ? 5 : null);

        Tus.Tell(context.Response, answer.Upload!);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Discard(
        string id, HttpContext context, IUploads uploads, CancellationToken cancellationToken)
    {
        if (CallerReader.Read(context.User) is not { } caller)
            return PortalProblem.Of("request.forbidden");
        return await uploads.DiscardAsync(id, caller, cancellationToken) is { } refusal
            ? new PortalProblem(refusal)
            : TypedResults.NoContent();
    }

    private static async Task<UploadView?> Find(
        string id, HttpContext context, IUploads uploads, CancellationToken cancellationToken) =>
        CallerReader.Read(context.User) is { } caller ? await uploads.FindAsync(id, caller, cancellationToken) : null;
}
