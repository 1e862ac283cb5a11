using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers.Synchronising;

/// <summary>
/// Records that the National Portal has accepted the dossier (đồng bộ hồ sơ). The first acceptance counts; the
/// synchronising system may report it afterwards, and an earlier moment than the recorded one corrects it.
/// Source: decision 766, index 1.4.
/// </summary>
/// <param name="At">When the National Portal accepted it.</param>
[GenerateSerializer, Immutable, Alias("portal.dossier.record-synchronisation")]
public sealed record RecordSynchronisation([property: Id(0)] DateTimeOffset At) : DossierCommand
{
    internal override Permission Permission => Permission.Systems;

    internal override StatusSet PossibleIn => StatusSet.AllButDraft;

    internal override Decision<DossierEvent> Decide(DossierState dossier, DossierContext context)
    {
        // The portal's times are whole milliseconds.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(At.ToUnixTimeMilliseconds());
        if (at > context.Now)
            return DossierRefusals.SynchronisedInFuture(context.Now);
        if (at < dossier.SubmittedAt)
            return DossierRefusals.SynchronisedTooEarly(dossier.SubmittedAt.Value);
        if (dossier.SyncedAt is { } before && at >= before)
            return DossierRefusals.AlreadySynchronised(before);

        return new DossierSynchronised(at);
    }
}

/// <summary>The National Portal accepted the dossier.</summary>
internal sealed record DossierSynchronised(DateTimeOffset At) : DossierEvent
{
    internal override DossierState ApplyTo(DossierState dossier, Occurrence occurrence) => dossier with { SyncedAt = At };
}
