using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>The JSON of publications in the journal. Names are stored data: they change only with a migration.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Agency))]
[JsonSerializable(typeof(PublishedVersion))]
[JsonSerializable(typeof(PublishedProcedure))]
[JsonSerializable(typeof(ProcedureEndedBody))]
[JsonSerializable(typeof(HolidayYear))]
[JsonSerializable(typeof(AgencyProvisions))]
[JsonSerializable(typeof(Announcement))]
internal sealed partial class CatalogueJson : JsonSerializerContext
{
    /// <summary>Vietnamese letters stay letters: a third of the bytes of escapes, and readable in the database.</summary>
    public static CatalogueJson Readable => Instance.Readable;

    public static byte[] BodyOf(CatalogueEvent change) => change switch
    {
        AgencyPublished published => Write(published.Agency, Readable.Agency),
        ProcedurePublished published => Write(published.Version, Readable.PublishedVersion),
        ProcedureEnded ended => Write(new ProcedureEndedBody(ended.Code, ended.LastDay), Readable.ProcedureEndedBody),
        HolidaysPublished published => Write(new HolidayYear(published.Year, published.Days), Readable.HolidayYear),
        ProvisionsPublished published =>
            Write(new AgencyProvisions(published.Agency, published.Changed), Readable.AgencyProvisions),
        AnnouncementPublished published => Write(published.Announcement, Readable.Announcement),
        _ => throw new ArgumentException($"No body for {change.GetType()}.", nameof(change)),
    };

    /// <summary>The event that a journal entry stands for.</summary>
    public static CatalogueEvent EventOf(string type, ReadOnlySpan<byte> body) => type switch
    {
        AgencyPublished.Name => new AgencyPublished(Read(body, Readable.Agency)),
        ProcedurePublished.Name => new ProcedurePublished(Read(body, Readable.PublishedVersion)),
        ProcedureEnded.Name => Read(body, Readable.ProcedureEndedBody).ToEvent(),
        HolidaysPublished.Name => Read(body, Readable.HolidayYear).ToEvent(),
        ProvisionsPublished.Name when Read(body, Readable.AgencyProvisions) is var read =>
            new ProvisionsPublished(read.Agency, read.Provisions),
        AnnouncementPublished.Name => new AnnouncementPublished(Read(body, Readable.Announcement)),
        _ => throw new InvalidDataException($"The catalogue knows no event '{type}'."),
    };

    /// <exception cref="InvalidDataException">The stored JSON is null.</exception>
    public static TValue Read<TValue>(ReadOnlySpan<byte> json, JsonTypeInfo<TValue> type) =>
        JsonSerializer.Deserialize(json, type) ?? throw new InvalidDataException("A publication is null.");

    public static byte[] Write<TValue>(TValue value, JsonTypeInfo<TValue> type) =>
        JsonSerializer.SerializeToUtf8Bytes(value, type);

    // A type of its own, because the generated half sets Default in an order that C# leaves open.
    private static class Instance
    {
        public static readonly CatalogueJson Readable = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}

/// <summary>Body of <see cref="ProcedureEnded"/>.</summary>
internal sealed record ProcedureEndedBody(string Code, DateOnly LastDay)
{
    public ProcedureEnded ToEvent() => new(Code, LastDay);
}

/// <summary>State and body of <see cref="HolidaysPublished"/>.</summary>
internal sealed record HolidayYear(int Year, JsonElement Days)
{
    public HolidaysPublished ToEvent() => new(Year, Days);
}
