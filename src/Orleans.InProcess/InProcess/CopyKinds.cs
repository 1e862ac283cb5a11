using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;

namespace Orleans.InProcess;

/// <summary>Decides how values of a type cross a call.</summary>
internal static class CopyKinds
{
    private static readonly FrozenSet<Type> Unchanging = new[]
    {
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Guid), typeof(Uri), typeof(Version), typeof(BigInteger), typeof(Int128),
        typeof(UInt128), typeof(Half), typeof(CancellationToken), typeof(GrainId),
    }.ToFrozenSet();

    private static readonly FrozenSet<Type> UnchangingOf = new[]
    {
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableDictionary<,>),
        typeof(ImmutableSortedDictionary<,>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
        typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
    }.ToFrozenSet();

    private static readonly FrozenSet<Type> CollectionInterfaces = new[]
    {
        typeof(IEnumerable<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(IReadOnlySet<>),
        typeof(ICollection<>), typeof(IList<>), typeof(ISet<>), typeof(IReadOnlyDictionary<,>),
        typeof(IDictionary<,>), typeof(IImmutableList<>), typeof(IImmutableSet<>), typeof(IImmutableDictionary<,>),
    }.ToFrozenSet();

    public static CopyKind Of(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ImmutableAttribute)) ? CopyKind.ByReference : Of(parameter.ParameterType);

    public static CopyKind Of(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Unchanging.Contains(type) || typeof(IAddressable).IsAssignableFrom(type))
            return CopyKind.ByReference;
        if (type.IsDefined(typeof(ImmutableAttribute), inherit: false))
            return CopyKind.ByReference;
        if (type.IsArray)
            return type.IsSZArray ? CopyKind.Array : CopyKind.Refused;
        if (type.IsGenericType)
            return OfGeneric(type, type.GetGenericTypeDefinition());
        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            return CopyKind.Refused;
        return type.IsAbstract ? CopyKind.ByRuntimeType : CopyKind.Members;
    }

    /// <summary>The types that a value of the type consists of.</summary>
    public static IEnumerable<Type> PartsOf(Type type, CopyKind kind) => kind switch
    {
        CopyKind.Array => [type.GetElementType()!],
        CopyKind.Members => CopiedFields.Of(type).Select(field => field.FieldType),
        _ => type.GetGenericArguments(),
    };

    private static CopyKind OfGeneric(Type type, Type definition)
    {
        if (UnchangingOf.Contains(definition))
        {
            var parts = type.GetGenericArguments().Select(Of).ToList();
            if (parts.TrueForAll(part => part == CopyKind.ByReference))
                return CopyKind.ByReference;
            // A box of a nullable value is a box of the value: its copy follows the runtime type.
            return definition == typeof(Nullable<>) ? CopyKind.ByRuntimeType : CopyKind.Refused;
        }

        if (definition == typeof(List<>))
            return CopyKind.List;
        if (definition == typeof(HashSet<>))
            return CopyKind.Set;
        if (definition == typeof(Dictionary<,>))
            return CopyKind.Dictionary;
        if (CollectionInterfaces.Contains(definition))
            return CopyKind.ByRuntimeType;
        var isTuple = definition == typeof(KeyValuePair<,>)
            || definition.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
            || definition.FullName.StartsWith("System.Tuple`", StringComparison.Ordinal);
        if (!isTuple && !type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            return CopyKind.Refused;
        if (isTuple && type.GetGenericArguments().All(part => Of(part) == CopyKind.ByReference))
            return CopyKind.ByReference;
        return type.IsAbstract ? CopyKind.ByRuntimeType : CopyKind.Members;
    }
}
