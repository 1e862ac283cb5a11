namespace Portal.Grains.Journal.Verifying;

/// <summary>What a verification found.</summary>
/// <param name="Streams">Streams that were checked.</param>
/// <param name="Entries">Entries that were checked.</param>
/// <param name="Faulty">Streams with a fault.</param>
/// <param name="First">The first fault, in the order of kinds and ids.</param>
internal sealed record JournalVerification(long Streams, long Entries, long Faulty, JournalFault? First)
{
    public bool IsWhole => Faulty == 0;
}
