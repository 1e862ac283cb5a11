namespace Portal.Silo.Replay.Planning;

/// <summary>How a dossier stands when the period ends.</summary>
internal enum Outcome
{
    FinishedOnTime,
    OpenOnTime,
    FinishedLate,
    OpenLate,
}
