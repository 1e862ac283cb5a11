using System.Collections.Immutable;
using FluentValidation;
using Portal.Api.Requests;
using Portal.Grains.Dossiers;

namespace Portal.Api.Commands;

/// <summary>A component handed in with a request.</summary>
/// <param name="Id">Id of the component in the procedure, such as <c>c1</c>.</param>
/// <param name="Source">
/// Where it comes from. An applicant names <c>uploaded</c>, <c>reused</c> or <c>personalStore</c>, each with its file, and
/// <c>paper</c> where the service is partly online; the rest is the agency's to record.
/// </param>
/// <param name="FileHash">SHA-256 of the uploaded file, 64 hexadecimal characters; absent where there is no file.</param>
/// <param name="FileName">Name of the file.</param>
internal sealed record ComponentRequest(
    string Id, ComponentSource Source, string? FileHash = null, string? FileName = null);

/// <summary>Form of components; whether the procedure knows them is the domain's question.</summary>
internal sealed class ComponentRequestValidator : AbstractValidator<ComponentRequest>
{
    public ComponentRequestValidator()
    {
        RuleFor(component => component.Id).Text(20);
        RuleFor(component => component.FileHash).FileHash();
        RuleFor(component => component.FileName).OptionalText(200);
    }
}

internal static class ComponentRequests
{
    /// <summary>Most components of one request.</summary>
    public const int Most = 60;

    public static ImmutableArray<AttachedComponent> ToComponents(this IReadOnlyList<ComponentRequest>? components) =>
        components is null
            ? []
            : [.. components.Select(component =>
                new AttachedComponent(component.Id, component.FileHash, component.FileName, component.Source))];

    /// <summary>The rules of a list of components.</summary>
    public static void Components<T>(
        this AbstractValidator<T> validator,
        System.Linq.Expressions.Expression<Func<T, IEnumerable<ComponentRequest>?>> list)
    {
        var read = list.Compile();
        validator.RuleFor(list)
            .Must(components => components is null || components.Count() <= Most)
            .Because("components.too_many", "Tối đa 60 thành phần.", "At most 60 components.");
        validator.RuleForEach(list).There().SetValidator(new ComponentRequestValidator()).When(body => read(body) is not null);
    }
}
