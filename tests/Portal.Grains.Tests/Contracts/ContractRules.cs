using System.Reflection;
using Orleans;

namespace Portal.Grains.Tests.Contracts;

/// <summary>
/// What every type on a grain call must carry, so that silos of different versions understand each other: a name
/// that survives renaming, a number per member, and an honest word about whether it changes.
/// </summary>
internal static class ContractRules
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The breaches of the rules by the grain interfaces and by all types that they send.</summary>
    public static IReadOnlyList<string> BreachesOf(params IEnumerable<Type> grainInterfaces)
    {
        var breaches = new List<string>();
        var seen = new HashSet<Type>();
        foreach (var contract in grainInterfaces)
        {
            var assembly = contract.Assembly;
            breaches.AddRange(BreachesOfInterface(contract));
            foreach (var type in contract.GetMethods().SelectMany(TypesOf))
                Visit(type, assembly, seen, breaches);
        }

        return breaches;
    }

    /// <summary>The breaches by types that are stored as grain state, and by all that they hold.</summary>
    public static IReadOnlyList<string> BreachesOfStates(params IEnumerable<Type> states)
    {
        var breaches = new List<string>();
        var seen = new HashSet<Type>();
        foreach (var state in states)
            Visit(state, state.Assembly, seen, breaches);
        return breaches;
    }

    private static IEnumerable<string> BreachesOfInterface(Type contract)
    {
        if (!contract.IsDefined(typeof(AliasAttribute)))
            yield return $"{contract.Name} has no alias.";
        var names = contract.GetMethods()
            .GroupBy(m => m.GetCustomAttribute<AliasAttribute>()?.Alias ?? m.Name, StringComparer.Ordinal);
        foreach (var same in names.Where(group => group.Count() > 1))
            yield return $"{contract.Name} has several methods named '{same.Key}'.";
    }

    private static IEnumerable<Type> TypesOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static void Visit(Type type, Assembly assembly, HashSet<Type> seen, List<string> breaches)
    {
        if (!seen.Add(type))
            return;
        if (type.HasElementType)
            Visit(type.GetElementType()!, assembly, seen, breaches);
        foreach (var argument in type.GetGenericArguments())
            Visit(argument, assembly, seen, breaches);
        if (type.Assembly != assembly || type.IsInterface || type.IsEnum)
            return;

        breaches.AddRange(BreachesOfType(type));
        var relatives = assembly.GetTypes().Where(other => other.BaseType == type)
            .Append(type.BaseType!)
            .Concat(FieldsOf(type).Select(field => field.FieldType));
        foreach (var relative in relatives)
            Visit(relative, assembly, seen, breaches);
    }

    private static IEnumerable<string> BreachesOfType(Type type)
    {
        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            yield return $"{type.Name} is not [GenerateSerializer].";
        if (!type.IsDefined(typeof(AliasAttribute), inherit: false))
            yield return $"{type.Name} has no alias.";

        var members = FieldsOf(type).Select(field => (field.Name, Number: NumberOf(field, type))).ToList();
        foreach (var (name, _) in members.Where(member => member.Number is null))
            yield return $"{type.Name}.{name} has no [Id].";
        foreach (var same in members.Where(m => m.Number is not null).GroupBy(m => m.Number).Where(g => g.Count() > 1))
            yield return $"{type.Name} uses [Id({same.Key})] twice.";

        if (!type.IsDefined(typeof(ImmutableAttribute), inherit: false))
            yield break;
        foreach (var field in FieldsOf(type).Where(field => !field.IsInitOnly || IsChangeable(field.FieldType)))
            yield return $"{type.Name}.{field.Name} can change, but the type is [Immutable].";
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
        type.GetFields(Own).Where(field => !field.IsDefined(typeof(NonSerializedAttribute)));

    private static uint? NumberOf(FieldInfo field, Type type)
    {
        // The field behind the property X is named <X>k__BackingField.
        MemberInfo? member = field.Name.StartsWith('<')
            ? type.GetProperty(field.Name[1..field.Name.LastIndexOf('>')], Own)
            : field;
        return member?.GetCustomAttribute<IdAttribute>()?.Id;
    }

    // Bytes are allowed: an answer or a hash is built once, and a copy per call would cost what the mark saves.
    private static bool IsChangeable(Type type) =>
        (type.IsArray && type != typeof(byte[]))
        || (type.IsGenericType && type.Namespace == "System.Collections.Generic" && !type.IsValueType);
}
