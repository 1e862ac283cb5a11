using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Portal.Api.Problems;

namespace Portal.Api.Requests;

/// <summary>
/// Refuses query parameters that an endpoint does not know: a mistyped or misplaced one would be ignored, and the answer
/// would look like an answer to what was asked.
/// </summary>
internal static class KnownParameters
{
    /// <summary>Looks once at what a handler takes.</summary>
    public static EndpointFilterDelegate Filter(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var known = endpoint.MethodInfo.GetParameters().SelectMany(NamesOf).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        return context =>
        {
            var request = context.HttpContext.Request;
            if (!request.QueryString.HasValue)
                return next(context); // Most requests: nothing to parse, nothing to refuse.
            if (!request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                return next(context); // Pages: they have their own.

            foreach (var (name, _) in request.Query)
            {
                if (!known.Contains(name) || request.RouteValues.ContainsKey(name))
                    return ValueTask.FromResult<object?>(Problem(name, known.Where(one => !request.RouteValues.ContainsKey(one))));
            }

            return next(context);
        };
    }

    private static PortalProblem Problem(string name, IEnumerable<string> known)
    {
        var names = string.Join(", ", known.Order(StringComparer.Ordinal));
        return PortalProblem.Of("request.unknown_parameter", name, names.Length == 0 ? "–" : names);
    }

    /// <summary>Names of the query parameters behind a parameter of a handler.</summary>
    private static IEnumerable<string> NamesOf(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(AsParametersAttribute)))
            return parameter.ParameterType.GetConstructors().SelectMany(constructor => constructor.GetParameters()).SelectMany(NamesOf);
        if (parameter.IsDefined(typeof(FromHeaderAttribute)) || !IsText(parameter.ParameterType))
            return [];
        return [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? CamelCase(parameter.Name!)];
    }

    /// <summary>Whether a value of this type can be read from a query.</summary>
    private static bool IsText(Type type)
    {
        var one = Nullable.GetUnderlyingType(type) ?? (type.IsArray ? type.GetElementType()! : type);
        return one == typeof(string) || one.IsEnum
            || one.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParsable<>));
    }

    private static string CamelCase(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
