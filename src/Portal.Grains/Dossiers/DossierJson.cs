using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Dossiers.Finishing;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Dossiers.Paying;
using Portal.Grains.Dossiers.Processing;
using Portal.Grains.Dossiers.Receiving;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Dossiers.Supplementing;
using Portal.Grains.Dossiers.Synchronising;
using Portal.Grains.Journal;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>How dossiers and their events are written down. The type names stand in the journal for ever.</summary>
internal static class DossierJson
{
    private static readonly DossierJsonContext Context =
        new(ReadableJson.On(DossierJsonContext.Default.Options));

    private static readonly FrozenDictionary<string, JsonTypeInfo> EventByName;
    private static readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Info)> EventByType;

    static DossierJson()
    {
        var json = Context;
        (string Name, JsonTypeInfo Info)[] events =
        [
            ("dossier.draft_started", json.DraftStarted),
            ("dossier.draft_saved", json.DraftSaved),
            ("dossier.draft_discarded", json.DraftDiscarded),
            ("dossier.draft_submitted", json.DraftSubmitted),
            ("dossier.submitted", json.DossierSubmitted),
            ("dossier.registered", json.DossierRegistered),
            ("dossier.accepted", json.DossierAccepted),
            ("dossier.refused", json.DossierRefused),
            ("dossier.supplement_requested", json.SupplementRequested),
            ("dossier.second_supplement_released", json.SecondSupplementReleased),
            ("dossier.supplemented", json.DossierSupplemented),
            ("dossier.payment_requested", json.PaymentRequested),
            ("dossier.payment_confirmed", json.PaymentConfirmed),
            ("dossier.assigned", json.DossierAssigned),
            ("dossier.forwarded", json.DossierForwarded),
            ("dossier.originals_checked", json.OriginalsChecked),
            ("dossier.components_digitised", json.ComponentsDigitised),
            ("dossier.extended", json.DossierExtended),
            ("dossier.finished", json.DossierFinished),
            ("dossier.result_returned", json.ResultReturned),
            ("dossier.stopped", json.DossierStopped),
            ("dossier.withdrawn", json.DossierWithdrawn),
            ("dossier.rated", json.DossierRated),
            ("dossier.petition_linked", json.PetitionLinked),
            ("dossier.synchronised", json.DossierSynchronised),
        ];
        EventByName = events.ToFrozenDictionary(entry => entry.Name, entry => entry.Info);
        EventByType = events.ToFrozenDictionary(entry => entry.Info.Type);
    }

    /// <summary>Every type name an entry of a dossier can have.</summary>
    public static IEnumerable<string> EventNames => EventByName.Keys;

    /// <summary>The type name of a kind of event.</summary>
    public static string NameOf<TEvent>()
        where TEvent : DossierEvent => EventByType[typeof(TEvent)].Name;

    public static NewEvent Write(DossierEvent happened, Occurrence occurrence)
    {
        var (name, info) = EventByType[happened.GetType()];
        return new NewEvent(occurrence.At, occurrence.Actor, name, JsonSerializer.SerializeToUtf8Bytes(happened, info));
    }

    public static DossierEvent ReadEvent(string type, ReadOnlySpan<byte> body) =>
        (DossierEvent)JsonSerializer.Deserialize(body, EventByName[type])!;

    public static byte[] Write(DossierState dossier) =>
        JsonSerializer.SerializeToUtf8Bytes(dossier, Context.DossierState);

    public static DossierState ReadState(ReadOnlySpan<byte> state) =>
        JsonSerializer.Deserialize(state, Context.DossierState)!;

    public static byte[] Write(DossierReceipt receipt) =>
        JsonSerializer.SerializeToUtf8Bytes(receipt, Context.DossierReceipt);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcMillisecondsConverter)])]
[JsonSerializable(typeof(DossierState))]
[JsonSerializable(typeof(DossierReceipt))]
[JsonSerializable(typeof(DraftStarted))]
[JsonSerializable(typeof(DraftSaved))]
[JsonSerializable(typeof(DraftDiscarded))]
[JsonSerializable(typeof(DraftSubmitted))]
[JsonSerializable(typeof(DossierSubmitted))]
[JsonSerializable(typeof(DossierRegistered))]
[JsonSerializable(typeof(DossierAccepted))]
[JsonSerializable(typeof(DossierRefused))]
[JsonSerializable(typeof(SupplementRequested))]
[JsonSerializable(typeof(SecondSupplementReleased))]
[JsonSerializable(typeof(DossierSupplemented))]
[JsonSerializable(typeof(PaymentRequested))]
[JsonSerializable(typeof(PaymentConfirmed))]
[JsonSerializable(typeof(DossierAssigned))]
[JsonSerializable(typeof(DossierForwarded))]
[JsonSerializable(typeof(OriginalsChecked))]
[JsonSerializable(typeof(ComponentsDigitised))]
[JsonSerializable(typeof(DossierExtended))]
[JsonSerializable(typeof(DossierFinished))]
[JsonSerializable(typeof(ResultReturned))]
[JsonSerializable(typeof(DossierStopped))]
[JsonSerializable(typeof(DossierWithdrawn))]
[JsonSerializable(typeof(DossierRated))]
[JsonSerializable(typeof(PetitionLinked))]
[JsonSerializable(typeof(DossierSynchronised))]
internal sealed partial class DossierJsonContext : JsonSerializerContext;
