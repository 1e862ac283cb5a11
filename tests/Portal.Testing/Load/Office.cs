using System.Globalization;

namespace Portal.Testing.Load;

/// <summary>The people round one office: dossier after dossier, most by their applicants, some by helpers, some with a petition.</summary>
/// <param name="index">Number of the office.</param>
/// <param name="client">Sends.</param>
/// <param name="ledger">Keeps what was acknowledged.</param>
/// <param name="mischief">Seed of what happens to its requests on the way; nothing when <see langword="null"/>.</param>
internal sealed class Office(int index, PortalClient client, Ledger ledger, int? mischief = null)
{
    /// <summary>Of so many dossiers one is filed by a helper and one has a petition.</summary>
    private const int Round = 4;

    /// <summary>Of so many dossiers one is about copies of an extract; every kind meets every other.</summary>
    private const int Extracts = 3;

    private readonly Sender sender = new("load", index, client, ledger, mischief);
    private readonly Petitioner petitioner = new(index, client, ledger, mischief);
    private int serial;

    public string Agency => sender.Agency;

    /// <summary>When the newest command that is acknowledged was sent for the first time (time stamp).</summary>
    public long LastServed => sender.LastServed;

    private string Citizen => string.Create(CultureInfo.InvariantCulture, $"citizen-{index}");

    /// <summary>Works until told to stop; ends with an answer to everything that was sent.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        var profile = new OwnProfile(index, sender.AskAsync, ledger);
        // Neighbours begin with other kinds.
        for (var number = index; !stop.IsCancellationRequested; number++)
        {
            await profile.SaveAsync();
            await profile.CheckAsync();
            await FollowAsync(number, stop);
        }

        await profile.CheckAsync();
    }

    public Task<Acknowledgement> SubmitAsync() => SubmitAsync(BirthRegistration.Form(NextSerial(), Agency));

    public Task<Acknowledgement> StepAsync(Acknowledgement before, string persona, string path, string json) => sender.DoAsync(
        Command(persona, $"/api/v1/agency/dossiers/{before.Id}/{path}", before.ETag, json), 200, before.Revision + 1);

    public PortalCommand Command(string persona, string path, string? ifMatch, string json) =>
        sender.Command(persona, path, ifMatch, json);

    /// <summary>A petition of the citizen, about a dossier or not, from sending to publication.</summary>
    public Task PetitionAsync(string? dossier) => petitioner.PetitionAsync(dossier);

    /// <summary>A dossier that a helper files for somebody whose mandate then ends.</summary>
    public Task FileForAsync(int villager, CancellationToken stop) =>
        FileForAsync(villager, BirthRegistration.Form(NextSerial(), Agency), BirthRegistration.Steps, stop);

    /// <summary>A dossier of some kind, from submission to result.</summary>
    private async Task FollowAsync(int number, CancellationToken stop)
    {
        var (form, steps) = number % Extracts == 0
            ? (ExtractCopy.Form(NextSerial(), Agency), ExtractCopy.Steps)
            : (BirthRegistration.Form(NextSerial(), Agency), BirthRegistration.Steps);
        var course = new Course(sender, steps, "citizen", Citizen);
        switch (number % Round)
        {
            case 0:
                await FileForAsync(number / Round, form, steps, stop);
                break;
            case 2:
                var submitted = await SubmitAsync(form);
                await Task.WhenAll(PetitionAsync(submitted.Id), course.WalkWithLooksAsync(submitted, stop));
                if (number % (2 * Round) == 2)
                    await PetitionAsync(null);
                break;
            default:
                await course.WalkAsync(await SubmitAsync(form), stop);
                break;
        }
    }

    /// <summary>Villagers with an account end the mandate at once and go on themselves; the others need the helper longer.</summary>
    private async Task FileForAsync(
        int number, string form, (string Persona, string Path, string Json)[] steps, CancellationToken stop)
    {
        var villager = new Villager(index, number, sender, client);
        await villager.EmpowerAsync();
        var submitted = await villager.FileAsync(form);
        if (villager.HasAccount)
            await villager.EndAsync(form);
        await new Course(sender, steps, villager.Applicant.Persona, villager.Applicant.Subject).WalkAsync(submitted, stop);
        if (!villager.HasAccount)
            await villager.EndAsync(form);
    }

    private Task<Acknowledgement> SubmitAsync(string form) =>
        sender.DoAsync(Command("citizen", "/api/v1/citizen/dossiers", null, form), 201, 1);

    private int NextSerial() => (index * 100_000) + serial++;
}
