using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using FluentValidation;
using Portal.Api.Commands;
using Portal.Api.OpenApi;
using Portal.Api.Requests;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.OpenApi;

/// <summary>Examples are what the portal would take.</summary>
public sealed class ExampleTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    [Fact]
    public void Every_operation_with_a_body_has_an_example_and_every_example_an_operation()
    {
        // A body that may be absent needs no example.
        var expected = Bodies().Where(body => body.Type != typeof(NoBody)).Select(body => body.Operation);
        Assert.Equal(expected.Order(StringComparer.Ordinal), RequestExamples.Operations.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_example_is_read_strictly_and_passes_validation()
    {
        var validators = fixture.Portal.Services.GetRequiredService<Validators>();
        foreach (var (operation, type) in Bodies().Where(body => body.Type != typeof(NoBody)))
        {
            var body = JsonSerializer.Deserialize(RequestExamples.Of(operation)!, type, ApiJson.Options)!;
            var result = validators.For(type)?.Validate(new ValidationContext<object>(body));
            Assert.True(result is null or { IsValid: true }, $"{operation}: {result}");
        }
    }

    [Fact]
    public async Task Every_example_stands_in_the_document()
    {
        var paths = (await fixture.Api.Get("/swagger/v1/swagger.json")).Expect(200).Json.GetProperty("paths");
        var shown = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.TryGetProperty("requestBody", out var body)
                && body.GetProperty("content").EnumerateObject().All(type => type.Value.TryGetProperty("example", out _)))
            .Select(operation => operation.Value.GetProperty("operationId").GetString()!);
        Assert.Equal(RequestExamples.Operations.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    private IEnumerable<(string Operation, Type Type)> Bodies() =>
        from source in fixture.Portal.Services.GetServices<EndpointDataSource>()
        from endpoint in source.Endpoints
        let accepts = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()
        let name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()
        where accepts?.RequestType is not null && name is not null
        select (name.EndpointName, accepts.RequestType);
}
