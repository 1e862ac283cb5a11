using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.InProcess;

/// <summary>Copies values of a type that cross a call, so that neither side can change what the other holds.</summary>
internal static class Copier<T>
{
    /// <summary>Whether values never change and so need no copy.</summary>
    public static readonly bool ByReference = CopyKinds.Of(typeof(T)) == CopyKind.ByReference;

    public static T Copy(T value) =>
        ByReference || value is null
            ? value
            : (T)Copier.Copy(value, new(ReferenceEqualityComparer.Instance))!;
}

/// <summary>Copies values as their own type says. Two ways to one object lead to one copy, also in a circle.</summary>
internal static class Copier
{
    private delegate object Copy1(object original, Dictionary<object, object> copies);

    private static readonly ConcurrentDictionary<Type, Copy1> ByType = new();

    private static readonly MethodInfo Clone =
        typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Refuses a type whose values could cross a call neither as they are nor as copies.</summary>
    /// <param name="type">The declared type.</param>
    /// <param name="where">Where it is declared, for the message.</param>
    public static void Check(Type type, string where) => Check(type, where, []);

    public static object? Copy(object? original, Dictionary<object, object> copies)
    {
        if (original is null)
            return null;
        return copies.TryGetValue(original, out var known)
            ? known
            : ByType.GetOrAdd(original.GetType(), Plan)(original, copies);
    }

    private static void Check(Type type, string where, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return;
        var kind = CopyKinds.Of(type);
        if (kind == CopyKind.Refused)
            throw Refusal(type, where);
        if (kind == CopyKind.ByReference)
            return;
        foreach (var part in CopyKinds.PartsOf(type, kind))
            Check(part, $"{where} ({type.Name})", seen);
    }

    private static NotSupportedException Refusal(Type type, string where) => new(
        $"{where}: {type} cannot cross a grain call. Mark it [GenerateSerializer] (it is copied) or [Immutable] too "
        + "(it is passed as it is), or use a primitive, an array, List, HashSet, Dictionary or an immutable "
        + "collection of immutable values.");

    private static Copy1 Plan(Type type)
    {
        var kind = CopyKinds.Of(type);
        return kind switch
        {
            CopyKind.ByReference => static (original, _) => original,
            CopyKind.Array => Generic(nameof(CopyArray), type.GetElementType()!),
            CopyKind.List => Generic(nameof(CopyList), type.GetGenericArguments()),
            CopyKind.Set => Generic(nameof(CopySet), type.GetGenericArguments()),
            CopyKind.Dictionary => Generic(nameof(CopyDictionary), type.GetGenericArguments()),
            CopyKind.Members => CopyMembers(type),
            _ => throw Refusal(type, "Value"),
        };
    }

    private static Copy1 Generic(string name, params Type[] arguments) =>
        typeof(Copier).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(arguments)
            .CreateDelegate<Copy1>();

    private static T Part<T>(T part, Dictionary<object, object> copies) =>
        Copier<T>.ByReference ? part : (T)Copy(part, copies)!;

    private static T[] CopyArray<T>(object original, Dictionary<object, object> copies)
    {
        var from = (T[])original;
        var to = new T[from.Length];
        copies.Add(original, to);
        for (var i = 0; i < from.Length; i++)
            to[i] = Part(from[i], copies);
        return to;
    }

    private static List<T> CopyList<T>(object original, Dictionary<object, object> copies)
    {
        var from = (List<T>)original;
        var to = new List<T>(from.Count);
        copies.Add(original, to);
        foreach (var part in from)
            to.Add(Part(part, copies));
        return to;
    }

    private static HashSet<T> CopySet<T>(object original, Dictionary<object, object> copies)
    {
        var from = (HashSet<T>)original;
        var to = new HashSet<T>(from.Count, from.Comparer);
        copies.Add(original, to);
        foreach (var part in from)
            to.Add(Part(part, copies));
        return to;
    }

    private static Dictionary<TKey, TValue> CopyDictionary<TKey, TValue>(
        object original, Dictionary<object, object> copies)
        where TKey : notnull
    {
        var from = (Dictionary<TKey, TValue>)original;
        var to = new Dictionary<TKey, TValue>(from.Count, from.Comparer);
        copies.Add(original, to);
        foreach (var (key, value) in from)
            to.Add(Part(key, copies), Part(value, copies));
        return to;
    }

    private static Copy1 CopyMembers(Type type)
    {
        FieldInfo[] fields =
            [.. CopiedFields.Of(type).Where(f => CopyKinds.Of(f.FieldType) != CopyKind.ByReference)];
        return (original, copies) =>
        {
            var copy = Clone.Invoke(original, null)!;
            copies.Add(original, copy);
            foreach (var field in fields)
                field.SetValue(copy, Copy(field.GetValue(original), copies));
            return copy;
        };
    }
}
