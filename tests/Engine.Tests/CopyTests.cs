namespace Engine.Tests;

public sealed class CopyTests(EngineFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task An_argument_changed_after_the_call_is_unchanged_in_the_grain()
    {
        var parcel = new Parcel { Name = "first", Items = ["a"], Inner = new() { Name = "inner", Items = ["b"] } };
        await Grain<IParcelGrain>().Keep(parcel);

        parcel.Name = "second";
        parcel.Items.Add("c");
        parcel.Inner.Items.Clear();

        var kept = await Grain<IParcelGrain>().Show();
        Assert.Equal("first", kept.Name);
        Assert.Equal(["a"], kept.Items);
        Assert.Equal(["b"], kept.Inner!.Items);
    }

    [Fact]
    public async Task An_argument_changed_while_the_call_waits_is_unchanged_in_the_grain()
    {
        var parcel = new Parcel { Items = ["a"] };
        var call = Grain<IParcelGrain>().Keep(parcel);
        parcel.Items.Add("b");
        await call;

        Assert.Equal(["a"], (await Grain<IParcelGrain>().Show()).Items);
    }

    [Fact]
    public async Task An_answer_changed_by_the_caller_is_unchanged_in_the_grain()
    {
        await Grain<IParcelGrain>().Keep(new() { Items = ["a"] });

        (await Grain<IParcelGrain>().Show()).Items.Add("b");
        (await Grain<IParcelGrain>().ShowMany())[0].Items.Add("c");

        Assert.Equal(["a"], (await Grain<IParcelGrain>().Show()).Items);
    }

    [Fact]
    public async Task Collections_are_copied_with_what_they_hold()
    {
        List<string> words = ["a", "b"];
        Dictionary<string, int[]> numbers = new() { ["x"] = [1, 2], ["y"] = [] };
        await Grain<IParcelGrain>().KeepAll(words, numbers);

        words.Clear();
        numbers["x"][0] = 100;
        numbers.Remove("y");

        Assert.Equal("a,b;x=1+2,y=", await Grain<IParcelGrain>().ShowAll());
    }

    [Fact]
    public async Task A_circle_of_references_crosses_as_a_circle()
    {
        var parcel = new Parcel { Name = "round" };
        parcel.Inner = parcel;

        await Grain<IParcelGrain>().Keep(parcel);

        var kept = await Grain<IParcelGrain>().Show();
        Assert.Same(kept, kept.Inner);
        Assert.NotSame(parcel, kept);
    }

    [Fact]
    public async Task An_immutable_value_crosses_whole()
    {
        var label = new Label("fragile", new(2026, 8, 28), 3);
        await Grain<IParcelGrain>().Swap(label);

        Assert.Equal(label, await Grain<IParcelGrain>().Swap(new("other", default, null)));
    }
}
