using System.Collections.Immutable;
using System.Data.Common;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Facts of dossiers: read from their rows, packed into few bytes.</summary>
internal sealed class DossierFacts : FactKind<DossierFact>
{
    private const int ChannelBits = 2;

    /// <summary>When a flag is set: of a row that is stored, and of one that is not.</summary>
    private static readonly (DossierFlags Flag, string Condition, Func<DossierRow, bool> Holds)[] Flags =
    [
        (DossierFlags.Fee, "s.fee_due > 0", row => row.FeeDue > 0),
        (DossierFlags.ComponentFile, "s.has_component_file", row => row.HasComponentFile),
        (DossierFlags.Reused, "s.reused_component", row => row.ReusedComponent),
        (DossierFlags.FromStore, "s.component_from_store", row => row.ComponentFromStore),
        (DossierFlags.ElectronicResult, "s.electronic_result", row => row.ElectronicResult),
        (DossierFlags.ResultInStore, "s.result_in_store", row => row.ResultInStore),
        (DossierFlags.PopulationData, "s.population_data OR s.identity_verified", row => row.PopulationData || row.IdentityVerified),
        (DossierFlags.Disliked, "coalesce(s.rating, 0) < 0", row => row.Rating < 0),
        (DossierFlags.Petitioned, "s.petitioned", row => row.Petitioned),
    ];

    public static DossierFacts Instance { get; } = new();

    public override StreamTable Source => StreamTables.Dossiers;

    public override string FactTable => "score_fact";

    /// <summary>Drafts and submissions: they come before the receipt, and nothing counts before that.</summary>
    public static ImmutableArray<string> BeforeReceipt { get; } =
    [
        "dossier.draft_started", "dossier.draft_saved", "dossier.draft_discarded", "dossier.draft_submitted",
        "dossier.submitted",
    ];

    public override string Matters => $"e.type NOT IN ({string.Join(", ", BeforeReceipt.Select(type => $"'{type}'"))})";

    public override string Condition => "s.received_at IS NOT NULL";

    public override string Columns(DatabaseKind kind) =>
        $"""
        s.agency, s.procedure,
        {SqlBits.Pack(kind, Flags.Select(flag => ((int)flag.Flag, flag.Condition)))} | (s.channel * {(int)DossierFlags.Petitioned * 2}),
        {SqlBits.OrNever("s.received_at")}, {SqlBits.OrNever("s.first_due_at")}, {SqlBits.OrNever("s.finished_at")},
        {SqlBits.OrNever("s.ended_at")}, {SqlBits.OrNever("s.paused_from")}, {SqlBits.OrNever("s.synced_at")},
        CASE WHEN {SqlBits.IsTrue(kind, "s.paid_online")} THEN coalesce(s.paid_online_at, s.received_at, 0)
            ELSE {SqlBits.Never} END,
        s.supplement_requests, s.pauses, s.marks
        """;

    public override DossierFact Read(DbDataReader row, int first)
    {
        var bits = row.GetInt32(first + 2);
        var receivedAt = row.GetInt64(first + 3);
        var pausedFrom = row.GetInt64(first + 7);
        var requests = row.GetInt32(first + 10);
        var pauses = row.IsDBNull(first + 11) ? [] : EndedPause.Parse(row.GetString(first + 11));
        return new DossierFact
        {
            Agency = row.GetString(first),
            Procedure = row.GetString(first + 1),
            Flags = (DossierFlags)(bits & (((int)DossierFlags.Petitioned * 2) - 1)),
            Channel = (Channel)(bits / ((int)DossierFlags.Petitioned * 2)),
            ReceivedAt = receivedAt,
            DueAt = row.GetInt64(first + 4),
            FinishedAt = row.GetInt64(first + 5),
            EndedAt = row.GetInt64(first + 6),
            PausedFrom = pausedFrom,
            SyncedAt = row.GetInt64(first + 8),
            PaidOnlineAt = row.GetInt64(first + 9),
            Pauses = pauses,
            Marks = row.IsDBNull(first + 12) ? [] : Mark.Parse(row.GetString(first + 12)),
            SecondRequestAt = SecondRequest(requests, receivedAt, pausedFrom, pauses),
        };
    }

    /// <summary>The fact of a row that is not stored: what a dossier was at an earlier moment.</summary>
    public static DossierFact Of(DossierRow row)
    {
        var pauses = EndedPause.Parse(row.Pauses);
        var (receivedAt, pausedFrom) = (Moment.Of(row.ReceivedAt), Moment.Of(row.PausedFrom));
        return new DossierFact
        {
            Agency = row.Agency,
            Procedure = row.Procedure,
            Channel = (Channel)row.Channel,
            Flags = Flags.Where(flag => flag.Holds(row)).Aggregate(DossierFlags.None, (all, flag) => all | flag.Flag),
            ReceivedAt = receivedAt,
            DueAt = Moment.Of(row.FirstDueAt),
            FinishedAt = Moment.Of(row.FinishedAt),
            EndedAt = Moment.Of(row.EndedAt),
            PausedFrom = pausedFrom,
            SyncedAt = Moment.Of(row.SyncedAt),
            PaidOnlineAt = row.PaidOnline ? Moment.Of(row.PaidOnlineAt ?? row.ReceivedAt ?? DateTimeOffset.UnixEpoch) : Moment.Never,
            Pauses = pauses,
            Marks = Mark.Parse(row.Marks),
            SecondRequestAt = SecondRequest(row.SupplementRequests, receivedAt, pausedFrom, pauses),
        };
    }

    public override bool Counts(in DossierFact fact) => fact.IsReceived;

    public override byte[] Pack(in DossierFact fact, PackWriter writer)
    {
        writer.Number(((ulong)fact.Flags << ChannelBits) | (ulong)fact.Channel);
        writer.At(fact.ReceivedAt, 0);
        var near = fact.IsReceived ? fact.ReceivedAt : 0;
        writer.At(fact.DueAt, near);
        writer.At(fact.FinishedAt, near);
        writer.At(fact.EndedAt, near);
        writer.At(fact.PausedFrom, near);
        writer.At(fact.SecondRequestAt, near);
        writer.At(fact.PaidOnlineAt, near);
        writer.At(fact.SyncedAt, near);
        writer.Number((ulong)fact.Pauses.Length);
        foreach (var pause in fact.Pauses)
        {
            writer.At(pause.From, near);
            writer.At(pause.To, pause.From);
        }

        writer.Number((ulong)fact.Marks.Length);
        foreach (var mark in fact.Marks)
        {
            writer.Number((ulong)mark.Flag);
            writer.At(mark.At, near);
        }

        writer.Text(fact.Agency);
        writer.Text(fact.Procedure);
        return writer.Take();
    }

    public override DossierFact Unpack(ReadOnlySpan<byte> packed)
    {
        var reader = new PackReader(packed);
        var bits = reader.Number();
        var receivedAt = reader.At(0);
        var near = receivedAt == Moment.Never ? 0 : receivedAt;
        return new DossierFact
        {
            Flags = (DossierFlags)(bits >> ChannelBits),
            Channel = (Channel)(bits & ((1 << ChannelBits) - 1)),
            ReceivedAt = receivedAt,
            DueAt = reader.At(near),
            FinishedAt = reader.At(near),
            EndedAt = reader.At(near),
            PausedFrom = reader.At(near),
            SecondRequestAt = reader.At(near),
            PaidOnlineAt = reader.At(near),
            SyncedAt = reader.At(near),
            Pauses = ReadPauses(ref reader, near),
            Marks = ReadMarks(ref reader, near),
            Agency = reader.Text(),
            Procedure = reader.Text(),
        };
    }

    public override void Add(in DossierFact fact, long now, int sign, Tally tally) =>
        DossierContribution.AddAll(fact, now, sign, tally);

    public override long NextChange(in DossierFact fact, long now) => DossierContribution.NextChange(fact, now);

    /// <summary>
    /// When the second supplement was asked for. Requests after the receipt begin a pause each; those before it do not,
    /// so they come first and have no moment of their own: then the receipt stands for it.
    /// </summary>
    private static long SecondRequest(int requests, long receivedAt, long pausedFrom, EndedPause[] pauses)
    {
        if (requests < 2)
            return Moment.Never;

        var known = pauses.Length + (pausedFrom == Moment.Never ? 0 : 1);
        var place = 1 - (requests - known);
        return place < 0 ? receivedAt
            : place < pauses.Length ? pauses[place].From
            : pausedFrom;
    }

    private static Mark[] ReadMarks(ref PackReader reader, long near)
    {
        var count = (int)reader.Number();
        if (count == 0)
            return [];

        var marks = new Mark[count];
        for (var i = 0; i < count; i++)
            marks[i] = new Mark((DossierFlags)reader.Number(), reader.At(near));
        return marks;
    }

    private static EndedPause[] ReadPauses(ref PackReader reader, long near)
    {
        var count = (int)reader.Number();
        if (count == 0)
            return [];

        var pauses = new EndedPause[count];
        for (var i = 0; i < count; i++)
        {
            var from = reader.At(near);
            pauses[i] = new EndedPause(from, reader.At(from));
        }

        return pauses;
    }
}
