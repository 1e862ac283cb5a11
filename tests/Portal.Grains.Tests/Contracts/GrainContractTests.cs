using System.Collections.Immutable;
using Orleans;
using Portal.Grains.Journal;

namespace Portal.Grains.Tests.Contracts;

public sealed class GrainContractTests
{
    [Fact]
    public void Every_type_on_a_grain_call_is_named_numbered_and_honest()
    {
        var contracts = typeof(IJournal).Assembly.GetTypes()
            .Where(type => type.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(type));

        Assert.Empty(ContractRules.BreachesOf(contracts));
    }

    [Fact]
    public void A_contract_that_keeps_the_rules_has_no_breach() =>
        Assert.Empty(ContractRules.BreachesOf(typeof(IGood)));

    [Theory]
    [InlineData(typeof(INameless), "INameless has no alias.")]
    [InlineData(typeof(ITwice), "ITwice has several methods named 'same'.")]
    [InlineData(typeof(ISendsUnmarked), "Unmarked is not [GenerateSerializer].")]
    [InlineData(typeof(ISendsUnmarked), "Unmarked has no alias.")]
    [InlineData(typeof(ISendsUnnumbered), "Unnumbered.<Name>k__BackingField has no [Id].")]
    [InlineData(typeof(ISendsDoubled), "Doubled uses [Id(1)] twice.")]
    [InlineData(typeof(ISendsFalse), "FalselyImmutable.<Items>k__BackingField can change")]
    [InlineData(typeof(ISendsFalse), "FalselyImmutable.<Name>k__BackingField can change")]
    public void A_breach_is_found_and_told(Type contract, string breach) =>
        Assert.Contains(
            ContractRules.BreachesOf(contract), told => told.StartsWith(breach, StringComparison.Ordinal));

    [Alias("rules.good")]
    internal interface IGood : IGrainWithStringKey
    {
        Task<ImmutableArray<Good>> Ask(Good good, CancellationToken cancellation);
    }

    internal interface INameless : IGrainWithStringKey;

    [Alias("rules.twice")]
    internal interface ITwice : IGrainWithStringKey
    {
        [Alias("same")]
        Task One();

        [Alias("same")]
        Task Two();
    }

    [Alias("rules.unmarked")]
    internal interface ISendsUnmarked : IGrainWithStringKey
    {
        Task<List<Unmarked[]>> Ask();
    }

    [Alias("rules.unnumbered")]
    internal interface ISendsUnnumbered : IGrainWithStringKey
    {
        Task Tell(Base value);
    }

    [Alias("rules.doubled")]
    internal interface ISendsDoubled : IGrainWithStringKey
    {
        Task Tell(Doubled value);
    }

    [Alias("rules.false")]
    internal interface ISendsFalse : IGrainWithStringKey
    {
        Task Tell(FalselyImmutable value);
    }

    [GenerateSerializer, Immutable, Alias("rules.good-value")]
    internal sealed record Good([property: Id(0)] string Name, [property: Id(1)] Good? Next);

    internal sealed class Unmarked;

    [GenerateSerializer, Alias("rules.base")]
    internal abstract record Base;

    [GenerateSerializer, Alias("rules.unnumbered-value")]
    internal sealed record Unnumbered : Base
    {
        public string Name { get; init; } = "";
    }

    [GenerateSerializer, Alias("rules.doubled-value")]
    internal sealed record Doubled([property: Id(1)] int One, [property: Id(1)] int Other);

    [GenerateSerializer, Immutable, Alias("rules.false-value")]
    internal sealed record FalselyImmutable([property: Id(0)] List<int> Items)
    {
        [Id(1)]
        public string Name { get; set; } = "";
    }
}
