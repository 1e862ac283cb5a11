using System.Collections.Immutable;

namespace Portal.Grains.Agencies;

/// <summary>How an agency distributes its dossiers.</summary>
/// <param name="Assignment">By hand or in turn.</param>
/// <param name="Officers">Subject ids of the officers who take turns; at most 200.</param>
/// <param name="Revision">Revision; the entity tag. 0 = nothing was decided yet.</param>
[GenerateSerializer, Immutable, Alias("portal.queue-policy")]
public sealed record QueuePolicy(
    [property: Id(0)] Assignment Assignment,
    [property: Id(1)] ImmutableArray<string> Officers,
    [property: Id(2)] int Revision = 0)
{
    /// <summary>Where nothing was decided: by hand.</summary>
    public static readonly QueuePolicy Default = new(Assignment.Manual, []);

    /// <summary>Whether another one distributes in the same way.</summary>
    internal bool IsSameAs(QueuePolicy other) => Assignment == other.Assignment && Officers.SequenceEqual(other.Officers);
}
