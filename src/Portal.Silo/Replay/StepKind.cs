namespace Portal.Silo.Replay;

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
