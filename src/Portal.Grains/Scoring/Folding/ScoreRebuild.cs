using Portal.Grains.Scoring.Facts;
using Portal.Grains.Storage;

namespace Portal.Grains.Scoring.Folding;

/// <summary>What was built.</summary>
/// <param name="Facts">Dossiers and petitions that count.</param>
internal sealed record Built(long Facts, long Counters);

/// <summary>Builds all facts and counters anew; readers see the old ones until it is done.</summary>
internal sealed class ScoreRebuild(PortalDatabase database, TimeProvider time, FoldOptions options)
{
    /// <summary>
    /// Builds everything, unless somebody else is folding or has changed the checkpoint from a given version: then null.
    /// </summary>
    public Task<Built?> TryAsync(long? version, CancellationToken cancellationToken)
    {
        var now = Moment.Of(time.GetUtcNow());
        return database.Kind == DatabaseKind.PostgreSql
            ? new PostgresRebuild(database, options, now).TryAsync(version, cancellationToken)
            : new SqliteRebuild(database, now).TryAsync(version, cancellationToken);
    }
}
