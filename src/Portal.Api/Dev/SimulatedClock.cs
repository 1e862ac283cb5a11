namespace Portal.Api.Dev;

/// <summary>
/// The clock of a development process. It runs with the machine's clock until it is set; a replay sets it to walk
/// through a month. Only the wall clock can be set: timers and time stamps for durations stay real.
/// </summary>
public sealed class SimulatedClock : TimeProvider
{
    private long setTo;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        Volatile.Read(ref setTo) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : System.GetUtcNow();

    /// <summary>Whether the clock stands at a set moment.</summary>
    public bool IsSet => Volatile.Read(ref setTo) != 0;

    /// <summary>Sets the clock; it stands there until it is set again or released.</summary>
    public void Set(DateTimeOffset now) => Volatile.Write(ref setTo, now.UtcTicks);

    /// <summary>Lets the clock run with the machine's clock again.</summary>
    public void Release() => Volatile.Write(ref setTo, 0);
}
