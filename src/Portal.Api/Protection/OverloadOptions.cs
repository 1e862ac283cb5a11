namespace Portal.Api.Protection;

/// <summary>
/// When the portal stops taking requests that it could not answer in time (section <c>Overload</c>). Those that come
/// first are told to come back, so that those that matter more are still answered.
/// </summary>
public sealed class OverloadOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "Overload";

    /// <summary>
    /// Look-ups, rankings and pages without sign-in: they lose nothing when they are asked again. Half a second of
    /// waiting is where a page begins to feel broken.
    /// </summary>
    public OverloadLimit Anonymous { get; set; } = new() { AtOnce = 500, WaitMilliseconds = 500, RetrySeconds = 15 };

    /// <summary>Reading by citizens and others who are signed in.</summary>
    public OverloadLimit Reading { get; set; } = new() { AtOnce = 1500, WaitMilliseconds = 1500, RetrySeconds = 8 };

    /// <summary>
    /// Filings and every other command, and all that officers do: the last to be turned away. Some 4,000 at once are
    /// under a second of work for two processors and 100 MB of bodies in the worst case.
    /// </summary>
    public OverloadLimit Working { get; set; } = new() { AtOnce = 4000, WaitMilliseconds = 5000, RetrySeconds = 3 };

    /// <summary>Files on their way: mostly waiting for a weak line, so they count by themselves.</summary>
    public OverloadLimit Sending { get; set; } = new() { AtOnce = 1000, WaitMilliseconds = 3000, RetrySeconds = 10 };
}
