using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.InProcess;

/// <summary>A grain interface, checked, with the class of references that was made for it.</summary>
internal sealed class GrainInterface
{
    private static readonly ConcurrentDictionary<Type, GrainInterface> Known = new();
    private readonly Func<GrainClass, string, GrainReference> refer;

    private GrainInterface(Type type)
    {
        if (!type.IsInterface || !typeof(IGrainWithStringKey).IsAssignableFrom(type) || type.IsGenericType)
            throw new NotSupportedException($"{type} is not a plain interface deriving from IGrainWithStringKey.");
        MethodInfo[] methods = [.. type.GetInterfaces().Append(type).SelectMany(i => i.GetMethods())];
        foreach (var method in methods)
            Check(method);
        refer = ReferenceEmitter.Emit(type, methods, [.. methods.Select(Describe)]);
    }

    /// <summary>The interface, made ready on first use.</summary>
    public static GrainInterface Of(Type type) => Known.GetOrAdd(type, static type => new(type));

    public static IEnumerable<Type> ImplementedBy(Type grainClass) => grainClass.GetInterfaces()
        .Where(i => typeof(IGrainWithStringKey).IsAssignableFrom(i) && i != typeof(IGrainWithStringKey));

    public GrainReference Refer(GrainClass grainClass, string key) => refer(grainClass, key);

    private static void Check(MethodInfo method)
    {
        var where = $"{method.DeclaringType}.{method.Name}";
        if (method.IsStatic || method.IsGenericMethod)
            throw new NotSupportedException($"{where}: a grain method is neither static nor generic.");
        var answer = method.ReturnType;
        var isAnswer = answer == typeof(Task)
            || (answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(Task<>));
        if (!isAnswer)
            throw new NotSupportedException($"{where}: a grain method answers Task or Task<T>, not {answer}.");
        foreach (var part in answer.GetGenericArguments())
            Copier.Check(part, where);
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.ParameterType.IsByRef)
                throw new NotSupportedException($"{where}: '{parameter.Name}' is passed by reference.");
            if (CopyKinds.Of(parameter) != CopyKind.ByReference)
                Copier.Check(parameter.ParameterType, $"{where}, parameter '{parameter.Name}'");
        }
    }

    private static GrainMethod Describe(MethodInfo method)
    {
        var mode = method.IsDefined(typeof(AlwaysInterleaveAttribute)) ? TurnMode.Interleaving
            : method.IsDefined(typeof(ReadOnlyAttribute)) ? TurnMode.ReadOnly
            : TurnMode.Exclusive;
        return new(method.Name, mode, method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout);
    }
}
