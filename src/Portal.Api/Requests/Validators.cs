using System.Collections.Frozen;
using FluentValidation;

namespace Portal.Api.Requests;

/// <summary>The validators of this assembly, by the type that they check. They have no state and are made once.</summary>
internal sealed class Validators
{
    private readonly FrozenDictionary<Type, IValidator> byType = typeof(Validators).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidator)))
        .ToFrozenDictionary(
            type => BodyOf(type),
            type => (IValidator)Activator.CreateInstance(type, nonPublic: true)!);

    public IValidator? For(Type body) => byType.GetValueOrDefault(body);

    private static Type BodyOf(Type validator)
    {
        var type = validator.BaseType!;
        while (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(AbstractValidator<>))
            type = type.BaseType!;
        return type.GetGenericArguments()[0];
    }
}
