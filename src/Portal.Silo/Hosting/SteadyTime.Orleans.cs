namespace Portal.Silo.Hosting;

/// <summary>
/// The engine's own time: that of the machine when the process started, and from then on that of a clock which nobody can
/// set. Orleans keeps the moment of the next heartbeat or probe as a wall-clock time: were the machine's clock put back by
/// ten minutes, a silo would look after the others, and vote the dead ones dead, ten minutes later.
/// </summary>
internal sealed class SteadyTime : TimeProvider
{
    private readonly DateTimeOffset began = System.GetUtcNow();
    private readonly long stamp = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => began + GetElapsedTime(stamp);
}
