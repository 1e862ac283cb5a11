using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;

namespace Orleans.InProcess;

/// <summary>Constructs grains of one class: services by type, states by attribute.</summary>
internal sealed class GrainConstructor
{
    private delegate object Supply(Activation activation, List<ILoadedState> states);

    private static readonly MethodInfo StateSupplier = typeof(GrainConstructor)
        .GetMethod(nameof(SupplyState), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ConstructorInvoker invoker;
    private readonly Supply[] suppliers;

    public GrainConstructor(Type type)
    {
        var constructors = type.GetConstructors();
        if (constructors.Length != 1)
            throw new OrleansException($"Grain class {type} must have exactly one public constructor.");
        invoker = ConstructorInvoker.Create(constructors[0]);
        suppliers = [.. constructors[0].GetParameters().Select(SupplierOf)];
    }

    public Grain Construct(Activation activation, out IReadOnlyList<ILoadedState> states)
    {
        var loaded = new List<ILoadedState>();
        var arguments = new object?[suppliers.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = suppliers[i](activation, loaded);
        states = loaded;
        return (Grain)invoker.Invoke(arguments.AsSpan());
    }

    private static Supply SupplierOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } attribute)
        {
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
                throw new OrleansException($"{parameter.Member.DeclaringType}: {parameter} is no IPersistentState<T>.");
            var supply = StateSupplier.MakeGenericMethod(type.GetGenericArguments())
                .CreateDelegate<Func<PersistentStateAttribute, Activation, ILoadedState>>();
            return (activation, states) =>
            {
                var state = supply(attribute, activation);
                states.Add(state);
                return state;
            };
        }

        if (type == typeof(IGrainContext))
            return (activation, _) => activation;
        var key = parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key;
        return key is null
            ? (activation, _) => activation.ActivationServices.GetRequiredService(type)
            : (activation, _) => activation.ActivationServices.GetRequiredKeyedService(type, key);
    }

    private static PersistentState<TState> SupplyState<TState>(
        PersistentStateAttribute attribute, Activation activation) =>
        new(
            attribute.StateName,
            activation,
            activation.ActivationServices.GetGrainStorage(attribute.StorageName));
}
