using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Portal.Api.Commands;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Portal.Api.OpenApi;

/// <summary>Adds what the endpoints' metadata says: headers of commands, sign-in, and language of problems.</summary>
internal sealed class CommandOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];

        if (metadata.OfType<CommandHeaders>().Any())
        {
            operation.Parameters.Add(Header(
                IdempotencyKey.Header, "Chosen by the caller, 8 to 100 ASCII characters; the same key has one effect and one answer."));
        }

        if (metadata.OfType<RequiresRevision>().Any())
            operation.Parameters.Add(Header("If-Match", "ETag of the revision that was read."));

        foreach (var header in metadata.OfType<RequestHeader>())
            operation.Parameters.Add(Header(header.Name, header.Description, header.Required));

        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] },
            ];
        }
    }

    private static OpenApiParameter Header(string name, string description, bool required = true) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
