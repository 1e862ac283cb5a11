namespace Portal.Grains.Scoring.Folding;

/// <summary>Brings the counters up to date with the journal and the clock.</summary>
public interface IScoreFold
{
    /// <summary>
    /// Returns when the counters hold everything that was committed before the call, and everything that had become late
    /// by then; whichever process folded it. For tests, replays and nightly work; the job does the same by itself.
    /// </summary>
    Task CatchUpAsync(CancellationToken cancellationToken);

    /// <summary>Builds all facts and counters anew from the dossiers and petitions.</summary>
    Task RebuildAsync(CancellationToken cancellationToken);
}
