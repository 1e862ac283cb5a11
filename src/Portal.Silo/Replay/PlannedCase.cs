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

/// <summary>One request.</summary>
/// <param name="Slot">Position of its moment in the calendar of the replay.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Actor">Who asks.</param>
internal readonly record struct PlannedStep(int Slot, StepKind Kind, Actor Actor);

/// <summary>What can be asked for.</summary>
internal enum StepKind
{
    Submit,
    Register,
    PayOnline,
    PayAtCounter,
    Accept,
    Synchronise,
    Assign,
    Digitise,
    RequestPayment,
    RequestSupplement,
    Supplement,
    Extend,
    Forward,
    CheckOriginals,
    Finish,
    Return,
    Rate,
    SendPetition,
    TakePetition,
    AnswerPetition,
    PublishAnswer,
    RatePetition,
}

/// <summary>Somebody who signs in.</summary>
/// <param name="Persona">Persona of the development issuer.</param>
/// <param name="Subject">Subject id, to play many people.</param>
/// <param name="Agency">Agency of officers and systems.</param>
internal readonly record struct Actor(string Persona, string Subject, string? Agency = null);
