namespace Engine.Tests.Grains;

[Alias("test.parcel-grain")]
internal interface IParcelGrain : IGrainWithStringKey
{
    Task Keep(Parcel parcel);

    Task<Parcel> Show();

    Task KeepAll(List<string> words, Dictionary<string, int[]> numbers);

    Task<string> ShowAll();

    Task<Label> Swap(Label label);

    Task<IReadOnlyList<Parcel>> ShowMany();
}

[GenerateSerializer, Alias("test.parcel")]
internal sealed class Parcel
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public List<string> Items { get; set; } = [];

    [Id(2)]
    public Parcel? Inner { get; set; }
}

[GenerateSerializer, Immutable, Alias("test.label")]
internal sealed record Label(
    [property: Id(0)] string Text, [property: Id(1)] DateOnly Day, [property: Id(2)] int? Weight);

internal sealed class ParcelGrain : Grain, IParcelGrain
{
    private Parcel kept = new();
    private List<string> keptWords = [];
    private Dictionary<string, int[]> keptNumbers = [];
    private Label label = new("none", default, null);

    public Task Keep(Parcel parcel)
    {
        kept = parcel;
        return Task.CompletedTask;
    }

    public Task<Parcel> Show() => Task.FromResult(kept);

    public Task KeepAll(List<string> words, Dictionary<string, int[]> numbers)
    {
        keptWords = words;
        keptNumbers = numbers;
        return Task.CompletedTask;
    }

    public Task<string> ShowAll()
    {
        var numbers = keptNumbers.Select(entry => $"{entry.Key}={string.Join('+', entry.Value)}");
        return Task.FromResult($"{string.Join(',', keptWords)};{string.Join(',', numbers)}");
    }

    public Task<Label> Swap(Label label)
    {
        var before = this.label;
        this.label = label;
        return Task.FromResult(before);
    }

    public Task<IReadOnlyList<Parcel>> ShowMany() => Task.FromResult<IReadOnlyList<Parcel>>(new List<Parcel> { kept });
}
