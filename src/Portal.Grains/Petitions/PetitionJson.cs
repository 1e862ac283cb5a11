using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portal.Grains.Journal;
using Portal.Grains.Petitions.Answering;
using Portal.Grains.Petitions.Asking;
using Portal.Grains.Petitions.Following;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Petitions.Sending;
using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>How petitions and their events are written down. The type names stand in the journal for ever.</summary>
internal static class PetitionJson
{
    private static readonly PetitionJsonContext Context =
        new(ReadableJson.On(PetitionJsonContext.Default.Options));

    private static readonly FrozenDictionary<string, JsonTypeInfo> EventByName;
    private static readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Info)> EventByType;

    static PetitionJson()
    {
        var json = Context;
        (string Name, JsonTypeInfo Info)[] events =
        [
            ("petition.sent", json.PetitionSent),
            ("petition.received", json.PetitionReceived),
            ("petition.refused", json.PetitionRefused),
            ("petition.returned", json.PetitionReturned),
            ("petition.transferred", json.PetitionTransferred),
            ("petition.sender_asked", json.SenderAsked),
            ("petition.added", json.PetitionAdded),
            ("petition.answered", json.PetitionAnswered),
            ("petition.answer_published", json.AnswerPublished),
            ("petition.rated", json.PetitionRated),
            ("petition.reopened", json.PetitionReopened),
        ];
        EventByName = events.ToFrozenDictionary(entry => entry.Name, entry => entry.Info);
        EventByType = events.ToFrozenDictionary(entry => entry.Info.Type);
    }

    /// <summary>Every type name an entry of a petition can have.</summary>
    public static IEnumerable<string> EventNames => EventByName.Keys;

    /// <summary>The type name of a kind of event.</summary>
    public static string NameOf<TEvent>()
        where TEvent : PetitionEvent => EventByType[typeof(TEvent)].Name;

    public static NewEvent Write(PetitionEvent happened, Occurrence occurrence)
    {
        var (name, info) = EventByType[happened.GetType()];
        return new NewEvent(occurrence.At, occurrence.Actor, name, JsonSerializer.SerializeToUtf8Bytes(happened, info));
    }

    public static PetitionEvent ReadEvent(string type, ReadOnlySpan<byte> body) =>
        (PetitionEvent)JsonSerializer.Deserialize(body, EventByName[type])!;

    public static byte[] Write(PetitionState petition) =>
        JsonSerializer.SerializeToUtf8Bytes(petition, Context.PetitionState);

    public static PetitionState ReadState(ReadOnlySpan<byte> state) =>
        JsonSerializer.Deserialize(state, Context.PetitionState)!;

    public static byte[] Write(PetitionReceipt receipt) =>
        JsonSerializer.SerializeToUtf8Bytes(receipt, Context.PetitionReceipt);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(UtcMillisecondsConverter)])]
[JsonSerializable(typeof(PetitionState))]
[JsonSerializable(typeof(PetitionReceipt))]
[JsonSerializable(typeof(PetitionSent))]
[JsonSerializable(typeof(PetitionReceived))]
[JsonSerializable(typeof(PetitionRefused))]
[JsonSerializable(typeof(PetitionReturned))]
[JsonSerializable(typeof(PetitionTransferred))]
[JsonSerializable(typeof(SenderAsked))]
[JsonSerializable(typeof(PetitionAdded))]
[JsonSerializable(typeof(PetitionAnswered))]
[JsonSerializable(typeof(AnswerPublished))]
[JsonSerializable(typeof(PetitionRated))]
[JsonSerializable(typeof(PetitionReopened))]
internal sealed partial class PetitionJsonContext : JsonSerializerContext;
