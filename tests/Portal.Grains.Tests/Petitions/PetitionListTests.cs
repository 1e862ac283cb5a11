using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Petitions;
using Portal.Grains.Petitions.Receiving;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Grains.Tests.Journal;
using Portal.Grains.Tests.WorkingTime;
using Portal.Testing;
using static Portal.Grains.Tests.Petitions.PetitionWorld;

namespace Portal.Grains.Tests.Petitions;

public sealed class SqlitePetitionListTests() : PetitionListTests(DatabaseKind.Sqlite);

public sealed class PostgresPetitionListTests() : PetitionListTests(DatabaseKind.PostgreSql);

/// <summary>Lists read the rows of real petitions, on both databases.</summary>
public abstract class PetitionListTests : JournalTestBase
{
    private const string Dossier = "01987000-0000-7000-8000-0000000000d1";

    private readonly TestClock clock = new(Clocks.At("2026-08-10 09:00"));
    private JournalWriter? journal;

    private protected PetitionListTests(DatabaseKind kind)
        : base(kind)
    {
    }

    private PetitionLists Lists => new(Database, clock);

    [Fact]
    public async Task The_sender_sees_their_own_newest_first_page_by_page()
    {
        await Write("p1", "2026-08-03 09:00", Citizen);
        await Write("p2", "2026-08-04 09:00", Citizen);
        await Write("p3", "2026-08-04 09:00", Citizen);
        await Write("px", "2026-08-04 09:00", OtherCitizen);

        var first = await Lists.OfSenderAsync("an", new PageRequest(2, null), default);
        var second = await Lists.OfSenderAsync("an", new PageRequest(2, first.Next), default);

        Assert.Equal(["p3", "p2"], first.Items.Select(line => line.Id));
        Assert.Equal(["p1"], second.Items.Select(line => line.Id));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task The_agency_sees_the_most_urgent_first_and_what_is_late_now()
    {
        await Write("later", "2026-08-07 09:00", Citizen);
        await Write("late", "2026-07-01 09:00", Citizen);
        await Write("taken", "2026-08-04 09:00", Citizen, new ReceivePetition());

        var page = await Lists.OfAgencyAsync(Of(Leader), new PageRequest(2, null), default);
        var rest = await Lists.OfAgencyAsync(Of(Leader), new PageRequest(2, page.Next), default);

        Assert.Equal(["late", "taken"], page.Items.Select(line => line.Id));
        Assert.Equal([true, false], page.Items.Select(line => line.Overdue));
        Assert.Equal(["later"], rest.Items.Select(line => line.Id));
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_staff_petitions_stay_with_leaders()
    {
        await Write("staff", "2026-08-03 09:00", Citizen, about: PetitionClass.Staff);
        await Write("taken", "2026-08-04 09:00", Citizen, new ReceivePetition());
        await Write("away", "2026-08-05 09:00", Citizen, Transfer);

        Assert.Equal(["staff", "taken"], await Ids(Of(Leader)));
        Assert.Equal(["taken"], await Ids(Of(Reception)));
        Assert.Equal(["taken"], await Ids(Of(Leader) with { Status = PetitionStatus.Received }));
        Assert.Equal(["staff"], await Ids(Of(Leader) with { Class = PetitionClass.Staff }));
        Assert.Equal(["staff"], await Ids(Of(Leader) with { DueBefore = Clocks.At("2026-08-23 00:00") }));
        Assert.Equal(["staff", "taken", "away"], await Ids(Of(Leader) with { Agency = "H44" }));
        Assert.Equal(["away"], await Ids(Of(Leader) with { Agency = OtherAgency }));
    }

    [Fact]
    public async Task A_petition_is_unlinked_until_its_dossier_knows_of_it()
    {
        await Write("free", "2026-08-03 09:00", Citizen);
        await Write("tied", "2026-08-03 09:00", Citizen, dossier: Dossier);
        await Write("loose", "2026-08-03 10:00", Citizen, dossier: Dossier);
        await Tie("tied");

        Assert.Equal(["loose"], await Lists.UnlinkedAsync(Clocks.At("2026-08-03 09:00"), "", 10, default));
        Assert.Empty(await Lists.UnlinkedAsync(Clocks.At("2026-08-03 10:01"), "", 10, default));
        Assert.Empty(await Lists.UnlinkedAsync(Clocks.At("2026-08-03 09:00"), "loose", 10, default));
    }

    [Fact]
    public async Task A_dossier_belongs_to_who_submitted_it()
    {
        await Tie("any");
        var dossiers = new DossierLists(Database);

        Assert.True(await dossiers.IsSubmittedByAsync("citizen-1", Dossier, default));
        Assert.False(await dossiers.IsSubmittedByAsync("an", Dossier, default));
        Assert.False(await dossiers.IsSubmittedByAsync("citizen-1", "01987000-0000-7000-8000-0000000000d2", default));
    }

    private static PetitionFilter Of(Caller caller) => new(Agency, caller.Role, null, null, null);

    private async Task<IEnumerable<string>> Ids(PetitionFilter filter) =>
        (await Lists.OfAgencyAsync(filter, new PageRequest(100, null), default)).Items.Select(line => line.Id);

    private async Task Write(
        string id,
        string moment,
        Caller sender,
        PetitionCommand? then = null,
        PetitionClass about = PetitionClass.Other,
        string? dossier = null)
    {
        var petition = new PetitionScenario().At(moment).When(PetitionWorld.Sending(about, dossier), sender);
        if (then is not null)
            petition.When(then, Reception);
        var events = petition.Journal.Select(entry => new NewEvent(entry.At, entry.Actor, entry.Type, entry.Body));
        await Append(new JournalAppend(id, 0, default, [.. events], petition.State.ToRow(), null));
    }

    /// <summary>The dossier gets the event that its own grain would write.</summary>
    private Task Tie(string petition) => Append(new JournalAppend(
        Dossier, 0, default, [DossierJson.Write(new PetitionLinked(petition), new Occurrence(Noon, Citizen.Actor))],
        Row("{}"u8.ToArray()) with { SubmittedAt = Noon }, null));

    private async Task Append(JournalAppend append)
    {
        journal ??= await StartWriterAsync();
        Assert.IsType<AppendOutcome.Appended>(await journal.AppendAsync(append, default));
    }
}
