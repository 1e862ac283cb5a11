namespace Portal.Grains.Scoring.Folding;

/// <summary>A fact that is to be stored.</summary>
/// <param name="Id">Dossier or petition.</param>
/// <param name="Packed">The fact, packed.</param>
/// <param name="NextChangeAt">When its contribution changes by itself; never, when it does not.</param>
/// <param name="IsNew">Nothing is stored of it yet.</param>
internal readonly record struct FactWrite(string Id, byte[] Packed, long NextChangeAt, bool IsNew);

/// <summary>A fact whose contribution was renewed, to change again later.</summary>
/// <param name="Id">Dossier or petition.</param>
/// <param name="NextChangeAt">When it changes again; never, when it does not.</param>
internal readonly record struct FactRenewal(string Id, long NextChangeAt);

/// <summary>What a pass has to store of one kind of facts.</summary>
internal sealed class FactChanges
{
    public List<FactWrite> Writes { get; } = [];

    public List<FactRenewal> Renewals { get; } = [];

    public bool IsEmpty => Writes.Count == 0 && Renewals.Count == 0;
}
