namespace Portal.Load.Http;

/// <summary>Numbers that no other request of this or an earlier run had; used by one thread.</summary>
internal sealed class Serial
{
    private ulong next = (ulong)Random.Shared.NextInt64(1 << 24) << 40;

    public ulong Next() => next++;
}
