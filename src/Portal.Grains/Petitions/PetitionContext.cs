using Portal.Grains.Shared;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Petitions;

/// <summary>What a decision may look at beside the petition.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Now">The moment, whole milliseconds.</param>
/// <param name="Time">Working time of the agency that is in charge after the command.</param>
/// <param name="Deadlines">The limits in force.</param>
internal sealed record PetitionContext(
    Caller Caller,
    DateTimeOffset Now,
    LegalClock Time,
    PetitionDeadlines Deadlines)
{
    /// <summary>The dates of a petition that waits for receipt from now on.</summary>
    public PetitionDates DatesFromNow => Deadlines.From(Time, Now);
}
