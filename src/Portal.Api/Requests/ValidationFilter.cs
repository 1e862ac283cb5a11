using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Commands;
using Portal.Api.Problems;
using Portal.Grains.Shared;

namespace Portal.Api.Requests;

/// <summary>
/// Put on the groups: answers requests that could not be read, and runs the validator of the body. Validators check
/// form only; rules that need state are the domain's.
/// </summary>
internal sealed class ValidationFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is ICommandRequest request && Check(request, context.HttpContext) is { } refusal)
                return new PortalProblem(refusal);
        }

        return await next(context);
    }

    private static Refusal? Check(ICommandRequest request, HttpContext context)
    {
        if (request.Problem is { } problem)
            return problem;

        var body = request.BodyObject!;
        var validators = context.RequestServices.GetRequiredService<Validators>();
        if (validators.For(body.GetType()) is not { } validator)
            return null;

        var result = validator.Validate(new ValidationContext<object>(body));
        return result.IsValid
            ? null
            : new Refusal("request.invalid", [], [.. result.Errors.Select(ToField)]);
    }

    private static FieldError ToField(FluentValidation.Results.ValidationFailure failure) => new(
        JsonPointer.FromPropertyPath(failure.PropertyName),
        failure.ErrorCode,
        failure.CustomState as LocalizedText ?? new LocalizedText(failure.ErrorMessage, failure.ErrorMessage));
}
