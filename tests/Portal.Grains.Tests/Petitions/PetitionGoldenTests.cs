using System.Text;
using Portal.Grains.Petitions;
using Portal.Grains.Shared;
using Portal.Grains.Tests.WorkingTime;

namespace Portal.Grains.Tests.Petitions;

/// <summary>What was once written stays readable and is written the same way again: the journal is for ever.</summary>
public sealed class PetitionGoldenTests
{
    private static readonly Occurrence Occurrence = new(Clocks.At("2026-08-03 09:00"), "citizen:an");

    public static TheoryData<string> Names => new(PetitionSamples.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_written_as_it_always_was_and_read_without_loss(string name)
    {
        var written = PetitionJson.Write(PetitionSamples.All[name], Occurrence);
        Assert.Equal(name, written.Type);
        Assert.Equal(Golden(name), Encoding.UTF8.GetString(written.Body.Span));

        var read = PetitionJson.ReadEvent(name, Encoding.UTF8.GetBytes(Golden(name)));
        Assert.IsType(PetitionSamples.All[name].GetType(), read);
        Assert.Equal(Golden(name), Encoding.UTF8.GetString(PetitionJson.Write(read, Occurrence).Body.Span));
    }

    [Fact]
    public void Every_kind_of_event_has_a_name_and_a_golden_file()
    {
        var kinds = typeof(PetitionEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PetitionEvent)) && !type.IsAbstract)
            .Select(type => type.Name).Order(StringComparer.Ordinal);
        var names = PetitionSamples.All.Keys.Order(StringComparer.Ordinal);

        Assert.Equal(kinds, PetitionSamples.All.Values.Select(one => one.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(PetitionJson.EventNames.Order(StringComparer.Ordinal), names);
        Assert.Equal(names, Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Petitions", "Golden");

    private static string Golden(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json")).TrimEnd('\n');
}
