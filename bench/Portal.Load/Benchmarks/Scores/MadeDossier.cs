namespace Portal.Load.Benchmarks.Scores;

/// <summary>
/// A dossier as the scores see it, drawn in the proportions of Phú Thọ, August 2026 (<c>data/service-volumes.json</c>):
/// 98.9 % online, 53 % with a fee, 84 % of these paid online, 17 % carried over, 72 % with an electronic result, 78 % on
/// time.
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

    /// <summary>Draws dossiers; the same seed gives the same ones.</summary>
    public static IEnumerable<MadeDossier> Draw(Country country, int count, DateTimeOffset now, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            // Two months; a sixth of what is in process came in the first of them.
            var receivedAt = now - TimeSpan.FromDays(random.NextDouble() * 60);
            var dueAt = receivedAt + Limit;
            var isLate = Chance(random, 0.22);
            var took = Limit * (isLate ? 1 + random.NextDouble() : random.NextDouble());
            DateTimeOffset? finishedAt = receivedAt + took is var end && end < now ? end : null;
            var hasFee = Chance(random, 0.53);
            var id = new byte[16];
            random.NextBytes(id);
            yield return new MadeDossier(
                new Guid(id),
                country.Communes[random.Next(country.Communes.Length)],
                country.Procedures[random.Next(country.Procedures.Length)],
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

    private static bool Chance(Random random, double share) => random.NextDouble() < share;
}
