using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Portal.Grains.Agencies;
using Portal.Grains.Citizens;
using Portal.Grains.Dossiers;

namespace Portal.Grains.Tests.Contracts;

/// <summary>Names on the wire and in the storage of grain states: all there, and none used twice.</summary>
public sealed class WireNameTests
{
    private static readonly Type[] Types = typeof(IDossierGrain).Assembly.GetTypes();

    [Fact]
    public void Stored_grain_states_are_named_and_numbered()
    {
        var states = Types.SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(IPersistentState<>))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => !type.IsGenericParameter)
            .ToArray();

        Assert.Contains(typeof(AgencyState), states);
        Assert.Contains(typeof(CitizenState), states);
        Assert.Empty(ContractRules.BreachesOfStates(states));
    }

    [Fact]
    public void Every_method_of_a_grain_interface_has_a_name_that_survives_renaming() =>
        Assert.Empty(
            from contract in Types
            where contract.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(contract)
            from method in contract.GetMethods()
            where !method.IsDefined(typeof(AliasAttribute))
            select $"{contract.Name}.{method.Name}");

    [Fact]
    public void No_name_is_used_twice() =>
        Assert.Empty(
            from type in Types
            let alias = type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias
            where alias is not null
            group type.Name by alias into same
            where same.Count() > 1
            select $"{same.Key}: {string.Join(", ", same)}");

    [Fact]
    public void Every_command_is_known_by_a_name_of_its_own() =>
        Assert.Empty(
            from type in Types
            where type.IsSubclassOf(typeof(DossierCommand)) && !type.IsDefined(typeof(AliasAttribute), inherit: false)
            select type.Name);
}
