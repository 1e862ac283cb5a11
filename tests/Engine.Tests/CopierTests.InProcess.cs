using System.Collections.Immutable;
using Orleans.InProcess;

namespace Engine.Tests;

public sealed class CopierTests
{
    [Fact]
    public void Immutable_values_are_passed_as_they_are()
    {
        Assert.True(Copier<string>.ByReference);
        Assert.True(Copier<int?>.ByReference);
        Assert.True(Copier<Label>.ByReference);
        Assert.True(Copier<ImmutableArray<Label>>.ByReference);
        Assert.True(Copier<ImmutableDictionary<string, ImmutableList<Label>>>.ByReference);
        Assert.True(Copier<(Guid, DateOnly)>.ByReference);
        Assert.True(Copier<ICounterGrain>.ByReference);
        Assert.True(Copier<CancellationToken>.ByReference);
    }

    [Fact]
    public void Changeable_values_are_copied()
    {
        Assert.False(Copier<Parcel>.ByReference);
        Assert.False(Copier<byte[]>.ByReference);
        Assert.False(Copier<IReadOnlyList<string>>.ByReference);
        Assert.False(Copier<(int, List<int>)>.ByReference);
    }

    [Fact]
    public void A_value_behind_an_interface_is_copied_as_what_it_is()
    {
        List<Parcel> original = [new() { Name = "a" }];

        var copy = Copier<IReadOnlyList<Parcel>>.Copy(original);

        Assert.IsType<List<Parcel>>(copy);
        Assert.NotSame(original[0], copy[0]);
        Assert.Equal("a", copy[0].Name);
    }

    [Fact]
    public void Two_ways_to_one_object_stay_two_ways_to_one_object()
    {
        var shared = new Parcel();

        var copy = Copier<Parcel[]>.Copy([shared, shared]);

        Assert.Same(copy[0], copy[1]);
        Assert.NotSame(shared, copy[0]);
    }

    [Fact]
    public void A_dictionary_keeps_its_comparison()
    {
        var original = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase) { ["a"] = [1] };

        var copy = Copier<Dictionary<string, List<int>>>.Copy(original);

        copy["A"].Add(2);
        Assert.Equal([1], original["a"]);
    }

    [Fact]
    public void Tuples_and_derived_types_are_copied_whole()
    {
        var original = (1, new List<int> { 1 }, (Shape)new Square { Sides = [4] });

        var copy = Copier<(int, List<int>, Shape)>.Copy(original);
        copy.Item2.Add(2);
        copy.Item3.Sides[0] = 5;

        Assert.Equal([1], original.Item2);
        Assert.Equal([4], original.Item3.Sides);
        Assert.IsType<Square>(copy.Item3);
    }

    [Fact]
    public void A_member_marked_immutable_is_not_copied()
    {
        var original = new Envelope { Seal = [1], Letters = [2] };

        var copy = Copier<Envelope>.Copy(original);

        Assert.Same(original.Seal, copy.Seal);
        Assert.NotSame(original.Letters, copy.Letters);
    }

    [Theory]
    [InlineData(typeof(IWithUnmarked), "Unmarked")]
    [InlineData(typeof(IWithUnmarkedInside), "Unmarked")]
    [InlineData(typeof(IWithObject), "System.Object")]
    [InlineData(typeof(IWithLooseImmutable), "ImmutableList")]
    [InlineData(typeof(IWithVoid), "Void")]
    [InlineData(typeof(IGenericMethod), "generic")]
    public void A_contract_that_cannot_be_kept_is_refused_with_the_reason(Type contract, string reason)
    {
        var refusal = Assert.Throws<NotSupportedException>(() => GrainInterface.Of(contract));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(contract.Name, refusal.Message, StringComparison.Ordinal);
    }

    internal sealed class Unmarked;

    [GenerateSerializer]
    internal sealed class Carrier
    {
        [Id(0)]
        public Unmarked? Load { get; set; }
    }

    [GenerateSerializer]
    internal abstract class Shape
    {
        [Id(0)]
        public int[] Sides { get; set; } = [];
    }

    [GenerateSerializer]
    internal sealed class Square : Shape;

    [GenerateSerializer]
    internal sealed class Envelope
    {
        [Id(0), Immutable]
        public byte[] Seal { get; set; } = [];

        [Id(1)]
        public byte[] Letters { get; set; } = [];
    }

    internal interface IWithUnmarked : IGrainWithStringKey
    {
        Task Take(Unmarked value);
    }

    internal interface IWithUnmarkedInside : IGrainWithStringKey
    {
        Task<List<Carrier>> Give();
    }

    internal interface IWithObject : IGrainWithStringKey
    {
        Task Take(object value);
    }

    internal interface IWithLooseImmutable : IGrainWithStringKey
    {
        Task Take(ImmutableList<Parcel> value);
    }

    internal interface IWithVoid : IGrainWithStringKey
    {
        void Fire();
    }

    internal interface IGenericMethod : IGrainWithStringKey
    {
        Task<T> Give<T>();
    }
}
