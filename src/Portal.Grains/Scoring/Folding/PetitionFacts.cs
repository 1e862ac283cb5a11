using System.Data.Common;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Petitions;
using Portal.Grains.Scoring.Counting;
using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>Facts of petitions: read from their rows, packed into few bytes.</summary>
internal sealed class PetitionFacts : FactKind<PetitionFact>
{
    private const int ClassBits = 2;

    // Waiting for receipt, refused and returned are not taken; a renewed complaint says that it had been.
    private static readonly int[] Taken =
    [
        (int)PetitionStatus.Received, (int)PetitionStatus.SenderAsked, (int)PetitionStatus.Answered,
        (int)PetitionStatus.Published,
    ];

    /// <summary>When a flag is set: of a row that is stored, and of one that is not.</summary>
    private static readonly (PetitionFlags Flag, string Condition, Func<PetitionRow, bool> Holds)[] Flags =
    [
        (PetitionFlags.Overdue, "s.overdue", row => row.Overdue),
        (PetitionFlags.Disliked, "coalesce(s.rating, 0) < 0", row => row.Rating < 0),
        (PetitionFlags.Reopened, "s.reopened", row => row.Reopened),
        (PetitionFlags.Taken,
            $"s.status IN ({string.Join(", ", Taken)}) OR (s.status = {(int)PetitionStatus.Sent} AND s.reopened)",
            row => Taken.Contains(row.Status) || (row.Status == (int)PetitionStatus.Sent && row.Reopened)),
    ];

    public static PetitionFacts Instance { get; } = new();

    public override StreamTable Source => StreamTables.Petitions;

    public override string FactTable => "score_petition_fact";

    public override string Condition => "s.received_at IS NOT NULL";

    public override string Columns(DatabaseKind kind) =>
        $"""
        s.agency,
        {SqlBits.Pack(kind, Flags.Select(flag => ((int)flag.Flag, flag.Condition)))} | (s.class * {(int)PetitionFlags.Taken * 2}),
        {SqlBits.OrNever("coalesce(s.transferred_at, s.received_at)")}, {SqlBits.OrNever("s.due_at")},
        {SqlBits.OrNever("s.ended_at")}
        """;

    public override PetitionFact Read(DbDataReader row, int first)
    {
        var bits = row.GetInt32(first + 1);
        return new PetitionFact
        {
            Agency = row.GetString(first),
            Flags = (PetitionFlags)(bits & (((int)PetitionFlags.Taken * 2) - 1)),
            Class = (PetitionClass)(bits / ((int)PetitionFlags.Taken * 2)),
            ArrivedAt = row.GetInt64(first + 2),
            DueAt = row.GetInt64(first + 3),
            EndedAt = row.GetInt64(first + 4),
        };
    }

    /// <summary>The fact of a row that is not stored: what a petition was at an earlier moment.</summary>
    public static PetitionFact Of(PetitionRow row) => new()
    {
        Agency = row.Agency,
        Class = (PetitionClass)row.Class,
        Flags = Flags.Where(flag => flag.Holds(row)).Aggregate(PetitionFlags.None, (all, flag) => all | flag.Flag),
        ArrivedAt = Moment.Of(row.TransferredAt ?? row.ReceivedAt),
        DueAt = Moment.Of(row.DueAt),
        EndedAt = Moment.Of(row.EndedAt),
    };

    public override bool Counts(in PetitionFact fact) => true;

    public override byte[] Pack(in PetitionFact fact, PackWriter writer)
    {
        writer.Number(((ulong)fact.Flags << ClassBits) | (ulong)fact.Class);
        writer.At(fact.ArrivedAt, 0);
        writer.At(fact.DueAt, fact.ArrivedAt);
        writer.At(fact.EndedAt, fact.ArrivedAt);
        writer.Text(fact.Agency);
        return writer.Take();
    }

    public override PetitionFact Unpack(ReadOnlySpan<byte> packed)
    {
        var reader = new PackReader(packed);
        var bits = reader.Number();
        var arrivedAt = reader.At(0);
        return new PetitionFact
        {
            Flags = (PetitionFlags)(bits >> ClassBits),
            Class = (PetitionClass)(bits & ((1 << ClassBits) - 1)),
            ArrivedAt = arrivedAt,
            DueAt = reader.At(arrivedAt),
            EndedAt = reader.At(arrivedAt),
            Agency = reader.Text(),
        };
    }

    public override void Add(in PetitionFact fact, long now, int sign, Tally tally) =>
        PetitionContribution.AddAll(fact, now, sign, tally);

    public override long NextChange(in PetitionFact fact, long now) => PetitionContribution.NextChange(fact, now);
}
