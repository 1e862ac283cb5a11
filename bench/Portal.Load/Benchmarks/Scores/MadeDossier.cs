using System.Buffers.Binary;

namespace Portal.Load.Benchmarks.Scores;

/// <summary>
/// A dossier as the scores see it, drawn in the proportions of Phú Thọ, August 2026 (<c>data/service-volumes.json</c>):
/// 98.9 % online, 53 % with a fee, 84 % of these paid online, 17 % carried over, 72 % with an electronic result, 78 % on
/// time. Units differ in size as communes do (10 % have 0.4 of the median, 10 % 2.2), and few procedures make most of the
/// work.
/// </summary>
internal sealed record MadeDossier(
    Guid Id,
    string Agency,
    string Procedure,
    short Channel,
    short Status,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? FinishedAt,
    bool HasFee,
    bool PaidOnline,
    bool HasComponentFile,
    bool ReusedComponent,
    bool FromStore,
    bool ElectronicResult,
    bool IdentityVerified,
    bool IsSynchronised)
{
    private const short Direct = 1;
    private const short Online = 2;
    private const short InProcess = 4;
    private const short Finished = 9;
    private static readonly TimeSpan Limit = TimeSpan.FromDays(9);
    private static readonly TimeSpan Duration = TimeSpan.FromDays(60);

    /// <summary>Draws dossiers; the same seed gives the same ones.</summary>
    public static IEnumerable<MadeDossier> Draw(Country country, int count, DateTimeOffset now, int seed)
    {
        var random = new Random(seed);
        var communes = new Shares(country.Communes.Select(_ => Math.Exp(0.65 * Normal(random))));
        var procedures = new Shares(Enumerable.Range(1, country.Procedures.Length).Select(rank => 1.0 / rank));
        for (var i = 0; i < count; i++)
        {
            // Two months, one after the other; a sixth of what is in process came in the first of them.
            var receivedAt = now - (Duration * ((count - i - random.NextDouble()) / count));
            var dueAt = receivedAt + Limit;
            var isLate = Chance(random, 0.22);
            var took = Limit * (isLate ? 1 + random.NextDouble() : random.NextDouble());
            DateTimeOffset? finishedAt = receivedAt + took is var end && end < now ? end : null;
            var hasFee = Chance(random, 0.53);
            yield return new MadeDossier(
                TimeOrdered(receivedAt, random),
                country.Communes[communes.Draw(random)],
                country.Procedures[procedures.Draw(random)],
                Chance(random, 0.989) ? Online : Direct,
                finishedAt is null ? InProcess : Finished,
                receivedAt,
                dueAt,
                finishedAt,
                hasFee,
                hasFee && Chance(random, 0.84),
                Chance(random, 0.9),
                Chance(random, 0.02),
                Chance(random, 0.01),
                finishedAt is not null && Chance(random, 0.9),
                Chance(random, 0.46),
                Chance(random, 0.9));
        }
    }

    /// <summary>An id as the portal makes them (UUID version 7).</summary>
    private static Guid TimeOrdered(DateTimeOffset at, Random random)
    {
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id);
        BinaryPrimitives.WriteInt64BigEndian(id, (at.ToUnixTimeMilliseconds() << 16) | 0x7000 | (uint)random.Next(0x1000));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    private static bool Chance(Random random, double share) => random.NextDouble() < share;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Draws places in proportion to their weights.</summary>
    private sealed class Shares
    {
        private readonly double[] sums;

        public Shares(IEnumerable<double> weights)
        {
            var sum = 0.0;
            sums = [.. weights.Select(weight => sum += weight)];
        }

        public int Draw(Random random)
        {
            var place = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
            return Math.Min(place < 0 ? ~place : place, sums.Length - 1);
        }
    }
}
