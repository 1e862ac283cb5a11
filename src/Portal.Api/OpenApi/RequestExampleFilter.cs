using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Portal.Api.OpenApi;

/// <summary>Puts the example of an operation beside the schema of its body.</summary>
internal sealed class RequestExampleFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody?.Content is not { } content || RequestExamples.Of(operation.OperationId) is not { } example)
            return;

        foreach (var body in content.Values.OfType<OpenApiMediaType>())
            body.Example = JsonNode.Parse(example);
    }
}
