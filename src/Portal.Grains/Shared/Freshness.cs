namespace Portal.Grains.Shared;

/// <summary>
/// How old a look may be. What a grain holds can be overtaken by another process on the database, or by another activation
/// after a silo was lost. Commands are guarded when they are written; before something is only shown, the database is asked
/// when that was not done for a while.
/// </summary>
internal static class Freshness
{
    /// <summary>What was known to be the newest state so long ago is shown without asking.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait for the answer; a silent database must not make reading slow.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
}
