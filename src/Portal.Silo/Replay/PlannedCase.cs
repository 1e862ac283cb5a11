using System.Collections.Immutable;

namespace Portal.Silo.Replay;

/// <summary>Something that goes its way through the portal step by step: a dossier or a petition.</summary>
/// <param name="Number">Position in the plan of its unit, from 1.</param>
/// <param name="Unit">Agency.</param>
/// <param name="Steps">What happens to it, in order.</param>
internal abstract record PlannedCase(int Number, string Unit, ImmutableArray<PlannedStep> Steps)
{
    /// <summary>Tells the cases of a unit apart in idempotency keys.</summary>
    public abstract char Letter { get; }

    /// <summary>When the portal must promise the result, where the plan counts on it.</summary>
    public abstract DateTimeOffset? PromisedFor(StepKind step);
}
