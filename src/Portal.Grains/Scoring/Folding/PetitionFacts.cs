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
    private static readonly (PetitionFlags Flag, string Condition)[] Flags =
    [
        (PetitionFlags.Overdue, "s.overdue"),
        (PetitionFlags.Disliked, "coalesce(s.rating, 0) < 0"),
        (PetitionFlags.Reopened, "s.reopened"),
        (PetitionFlags.Taken, "s.status IN (2, 3, 6, 7) OR (s.status = 1 AND s.reopened)"),
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
    public static PetitionFact Of(PetitionRow row)
    {
        var status = (PetitionStatus)row.Status;
        var taken = status is PetitionStatus.Received or PetitionStatus.SenderAsked or PetitionStatus.Answered
            or PetitionStatus.Published || (status == PetitionStatus.Sent && row.Reopened);
        return new PetitionFact
        {
            Agency = row.Agency,
            Class = (PetitionClass)row.Class,
            Flags = (row.Overdue ? PetitionFlags.Overdue : 0) | (row.Rating < 0 ? PetitionFlags.Disliked : 0)
                | (row.Reopened ? PetitionFlags.Reopened : 0) | (taken ? PetitionFlags.Taken : 0),
            ArrivedAt = Moment.Of(row.TransferredAt ?? row.ReceivedAt),
            DueAt = Moment.Of(row.DueAt),
            EndedAt = Moment.Of(row.EndedAt),
        };
    }

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
