using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Petitions;

namespace Portal.Grains.Tests.Scoring.Folding;

/// <summary>
/// Dossiers and petitions to which anything happens in any order: late arrivals, corrections of dates, agency and
/// procedure, pauses, ends and second thoughts. Wilder than the portal allows; the counters must be right all the same.
/// </summary>
/// <param name="journal">Where it is written down.</param>
/// <param name="seed">Of what happens.</param>
/// <param name="prefix">Of the ids.</param>
internal sealed class RandomLives(IJournal journal, int seed, string prefix = "d")
{
    private static readonly string[] Agencies = ["H44", "H44.03", "H44.100", "H44.100.1", "H01.2", "G09"];

    private readonly Random random = new(seed);
    private readonly List<(string Id, int Revision, ReadOnlyMemory<byte> Head, DossierRow Row)> dossiers = [];
    private readonly List<(string Id, int Revision, ReadOnlyMemory<byte> Head, PetitionRow Row)> petitions = [];

    /// <summary>Some things happen at about this time, several of them in one transaction.</summary>
    public async Task GoOnAsync(DateTimeOffset now, int steps)
    {
        var waiting = new List<Task>();
        var touched = new HashSet<string>();
        for (var i = 0; i < steps; i++)
        {
            if (random.Next(5) == 0)
                await StepAsync(petitions, "p", row => Change(row, now), () => NewPetition(now), touched, waiting);
            else
                await StepAsync(dossiers, "d", row => Change(row, now), () => NewDossier(now), touched, waiting);
        }

        await Task.WhenAll(waiting);
    }

    private async Task StepAsync<TRow>(
        List<(string Id, int Revision, ReadOnlyMemory<byte> Head, TRow Row)> all, string kind,
        Func<TRow, TRow> change, Func<TRow> create, HashSet<string> touched, List<Task> waiting)
        where TRow : StreamRow
    {
        var place = all.Count == 0 || random.Next(3) == 0 ? all.Count : random.Next(all.Count);
        if (place == all.Count)
            all.Add((string.Create(CultureInfo.InvariantCulture, $"{kind}-{prefix}-{all.Count}"), 0, default, create()));
        var (id, revision, head, row) = all[place];
        // Only one append of a stream can be under way.
        if (!touched.Add(id))
        {
            await Task.WhenAll(waiting);
            touched.Clear();
            touched.Add(id);
            (id, revision, head, row) = all[place];
        }

        var next = revision == 0 ? row : change(row);
        waiting.Add(Append());

        async Task Append()
        {
            var happened = new NewEvent(FoldWorld.Start, "test", "test", "{}"u8.ToArray());
            ImmutableArray<NewEvent> events = random.Next(3) == 0 ? [happened, happened] : [happened];
            var outcome = await journal.AppendAsync(
                new JournalAppend(id, revision, head, events, next, null), CancellationToken.None);
            all[place] = (id, revision + events.Length, Assert.IsType<AppendOutcome.Appended>(outcome).Head, next);
        }
    }

    private DossierRow NewDossier(DateTimeOffset now)
    {
        var received = Near(now, -120, 1);
        return new DossierRow(Encoding.UTF8.GetBytes("{}"))
        {
            Applicant = "a",
            FiledBy = "a",
            Procedure = Procedure(),
            ProcedureVersion = 1,
            Field = "HT",
            Agency = Agency(),
            Channel = (short)random.Next(1, 4),
            OnlineKind = 2,
            Status = 2,
            CreatedAt = received,
            UpdatedAt = received,
            ReceivedAt = random.Next(6) == 0 ? null : received,
            FirstDueAt = random.Next(20) == 0 ? null : Near(received, 0, 30),
            FeeDue = random.Next(2),
        };
    }

    private DossierRow Change(DossierRow row, DateTimeOffset now) => random.Next(16) switch
    {
        0 or 1 => row with { FinishedAt = Near(now, -20, 0), EndedAt = Near(now, -20, 0), PausedFrom = null },
        2 => row with { EndedAt = Near(now, -20, 0), PausedFrom = null },
        3 => row with { EndedAt = null, FinishedAt = null },
        4 => row with { PausedFrom = Near(now, -10, 0), SupplementRequests = (short)(row.SupplementRequests + 1) },
        5 when row.PausedFrom is { } from => row with
        {
            PausedFrom = null,
            Pauses = PauseText.Append(row.Pauses, from, from.AddHours(random.Next(0, 300))),
        },
        5 => row with { SupplementRequests = (short)random.Next(0, 4) },
        6 => row with { ReceivedAt = Near(now, -200, 0) },
        7 => row with { FirstDueAt = Near(now, -60, 40) },
        8 => row with { PaidOnline = true, PaidOnlineAt = random.Next(4) == 0 ? null : Near(now, -60, 1) },
        9 => row with { SyncedAt = Near(now, -60, 1), Petitioned = random.Next(2) == 0 },
        10 => row with { Rating = (short)random.Next(-1, 2), FeeDue = random.Next(2), Marks = Marks(now) },
        11 => row with { ElectronicResult = !row.ElectronicResult, ResultInStore = random.Next(2) == 0 },
        12 => row with { HasComponentFile = !row.HasComponentFile, ReusedComponent = random.Next(2) == 0, Marks = Marks(now) },
        13 => row with { ComponentFromStore = !row.ComponentFromStore, IdentityVerified = random.Next(2) == 0 },
        14 => row with { Agency = Agency(), Procedure = Procedure() },
        _ => row with { UpdatedAt = now },
    };

    private PetitionRow NewPetition(DateTimeOffset now) => new(Encoding.UTF8.GetBytes("{}"))
    {
        Sender = "a",
        Agency = Agency(),
        Class = (short)random.Next(1, 4),
        Status = (short)PetitionStatus.Sent,
        ReceivedAt = Near(now, -90, 0),
        DueAt = Near(now, -10, 20),
        CreatedAt = now,
        UpdatedAt = now,
    };

    private PetitionRow Change(PetitionRow row, DateTimeOffset now) => random.Next(8) switch
    {
        0 => row with { Status = (short)random.Next(1, 8) },
        1 => row with { EndedAt = Near(now, -20, 0), DueAt = null, Status = (short)PetitionStatus.Published },
        2 => row with { EndedAt = null, Reopened = true, Status = (short)PetitionStatus.Sent },
        3 => row with { DueAt = Near(now, -10, 20) },
        4 => row with { Overdue = !row.Overdue },
        5 => row with { Rating = (short)random.Next(-1, 2) },
        6 => row with { TransferredAt = Near(now, -20, 0), Agency = Agency() },
        _ => row with { UpdatedAt = now },
    };

    private string? Marks(DateTimeOffset now) => random.Next(3) == 0 ? null : "xfrsdp".Where(_ => random.Next(3) == 0)
        .Aggregate<char, string?>(null, (marks, mark) => DossierMarks.Append(marks, mark, Near(now, -60, 1)));

    private string Agency() => Agencies[random.Next(Agencies.Length)];

    private string Procedure() => string.Create(CultureInfo.InvariantCulture, $"1.00000{random.Next(4)}");

    private DateTimeOffset Near(DateTimeOffset moment, int from, int to) =>
        moment.AddMinutes(random.Next(from * 24 * 60, (to * 24 * 60) + 1)).AddMilliseconds(random.Next(3));
}
