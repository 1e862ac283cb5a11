using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Runtime;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Journal;
using Portal.Grains.Shared;

namespace Portal.Grains.Citizens;

/// <summary>
/// Profile and drafts of one citizen or enterprise. The profile is read again each time: it may have been saved in another
/// process, or by another activation after a silo was lost.
/// </summary>
internal sealed class CitizenGrain(
    [PersistentState("citizen", StorageNames.Portal)] IPersistentState<CitizenState> state,
    IDossierLists dossiers,
    IIntake intake,
    IJournal journal,
    SavedAnswers answers) : StoredGrain<CitizenState>(state), ICitizenGrain
{
    public async Task<CitizenProfile> GetProfile()
    {
        await Reload();
        return Profile(Current);
    }

    public async Task<CommandAnswer> SaveProfile(ContactDetails contact, CommandEnvelope envelope)
    {
        await Reload();
        var (grain, name) = (this.GetPrimaryKeyString(), envelope.IdempotencyKey);
        if (await answers.RecallAsync(grain, Current.Answers, name, envelope) is { } before)
            return before;
        if (envelope.ExpectedRevision is { } expected && expected != Current.Revision)
            return CommandAnswer.Refused(CitizenRefusals.StaleRevision);

        var next = Current with
        {
            Contact = contact,
            Assurance = envelope.Caller.Assurance,
            Revision = Current.Revision + 1,
        };
        var answer = new CommandAnswer(
            200,
            EntityTag.Of(next.Revision),
            null,
            JsonSerializer.SerializeToUtf8Bytes(Profile(next), CitizenJsonContext.Readable.CitizenProfile),
            null);
        return await TrySave(next with { Answers = await answers.AddAsync(grain, next.Answers, name, envelope, answer) })
            ? answer
            : await SaveProfile(contact, envelope);
    }

    /// <summary>One turn at a time: two drafts begun at once cannot both be the last one allowed.</summary>
    public async Task<CommandAnswer> StartDraft(DossierKey key, StartDraft command, CommandEnvelope envelope)
    {
        var subject = this.Subject();
        if (await dossiers.CountOpenDraftsAsync(subject, CancellationToken.None) >= DossierLimits.OpenDrafts)
            return await journal.RecallAsync(envelope) ?? CommandAnswer.Refused(DossierRefusals.TooManyDrafts);

        return await intake.Begin(key, command, envelope);
    }

    private CitizenProfile Profile(CitizenState citizen) =>
        new(this.Subject(), citizen.Contact, citizen.Assurance, citizen.Revision);
}

/// <summary>What a profile says no to.</summary>
internal static class CitizenRefusals
{
    public static readonly Refusal StaleRevision = Refusal.Of("profile.stale_revision");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CitizenProfile))]
internal sealed partial class CitizenJsonContext : JsonSerializerContext
{
    private static CitizenJsonContext? readable;

    public static CitizenJsonContext Readable => readable ??= new(ReadableJson.On(Default.Options));
}
