using System.Text;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Dossiers;

/// <summary>
/// A journal is for ever: what was once written must stay readable, and must be written the same way again, or the hash
/// chain of old entries could no longer be compared with new ones. A failing test here means: add an event type, do not
/// change one.
/// </summary>
public sealed class GoldenEventTests
{
    private static readonly Occurrence Occurrence = new(World.Monday, "citizen:an");

    public static TheoryData<string> Names => new(EventSamples.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_written_as_it_always_was(string name)
    {
        var written = DossierJson.Write(EventSamples.All[name], Occurrence);

        Assert.Equal(name, written.Type);
        Assert.Equal(Golden(name), Encoding.UTF8.GetString(written.Body.Span));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_old_entry_is_read_and_loses_nothing(string name)
    {
        var read = DossierJson.ReadEvent(name, Encoding.UTF8.GetBytes(Golden(name)));

        Assert.IsType(EventSamples.All[name].GetType(), read);
        Assert.Equal(Golden(name), Encoding.UTF8.GetString(DossierJson.Write(read, Occurrence).Body.Span));
    }

    [Fact]
    public void Every_kind_of_event_has_a_name_and_a_golden_file()
    {
        var kinds = typeof(DossierEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DossierEvent)) && !type.IsAbstract)
            .Select(type => type.Name).Order(StringComparer.Ordinal);
        var sampled = EventSamples.All.Values.Select(happened => happened.GetType().Name).Order(StringComparer.Ordinal);
        var files = Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(kinds, sampled);
        Assert.Equal(DossierJson.EventNames.Order(StringComparer.Ordinal), files);
        Assert.Equal(EventSamples.All.Keys.Order(StringComparer.Ordinal), files);
    }

    [Fact]
    public void An_event_that_nobody_knows_is_not_skipped_in_silence() =>
        Assert.Throws<KeyNotFoundException>(() => DossierJson.ReadEvent("dossier.invented", "{}"u8));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Dossiers", "Golden");

    private static string Golden(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json")).TrimEnd('\n');
}
