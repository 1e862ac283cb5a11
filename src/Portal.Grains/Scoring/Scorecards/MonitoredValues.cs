using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Scorecards;

/// <summary>What is shown beside the points and gives none. Source: decision 766, section 1.</summary>
/// <param name="Received">Dossiers received in the period or carried over into it; base of 2.1.</param>
/// <param name="OnTime">Those on time.</param>
/// <param name="Overdue">Those late.</param>
/// <param name="Completed">Those finished with a result.</param>
/// <param name="CompletedOnTime">Those of them on time.</param>
/// <param name="Open">Those neither ended nor waiting for the applicant.</param>
/// <param name="OpenOnTime">Those of them within their limit.</param>
/// <param name="ReceivedInPeriod">Dossiers received in the period itself.</param>
/// <param name="Online">Those submitted online.</param>
/// <param name="Direct">Those brought to the counter.</param>
/// <param name="Post">Those sent by post.</param>
/// <param name="OnlineOnTime">Online ones on time.</param>
/// <param name="OnlineLate">Online ones late.</param>
/// <param name="AverageDays">Average processing time in days of 24 hours, two decimals; without dossiers none.</param>
/// <param name="Petitions">Petitions received or in process.</param>
/// <param name="PetitionsAboutProcedures">Those about rules and procedures.</param>
/// <param name="PetitionsAboutStaff">Those about the behaviour of staff.</param>
public sealed record MonitoredValues(
    long Received,
    long OnTime,
    long Overdue,
    long Completed,
    long CompletedOnTime,
    long Open,
    long OpenOnTime,
    long ReceivedInPeriod,
    long Online,
    long Direct,
    long Post,
    long OnlineOnTime,
    long OnlineLate,
    decimal? AverageDays,
    long Petitions,
    long PetitionsAboutProcedures,
    long PetitionsAboutStaff)
{
    private const decimal MillisecondsOfDay = 86_400_000;

    internal static MonitoredValues Of(Counts counts) => new(
        counts[Measure.Dossiers],
        counts[Measure.OnTime],
        counts[Measure.Dossiers] - counts[Measure.OnTime],
        counts[Measure.Completed],
        counts[Measure.CompletedOnTime],
        counts[Measure.Open],
        counts[Measure.OpenOnTime],
        counts[Measure.Received],
        counts[Measure.ReceivedOnline],
        counts[Measure.ReceivedDirect],
        counts[Measure.ReceivedPost],
        counts[Measure.OnlineOnTime],
        counts[Measure.OnlineLate],
        counts[Measure.Processed] == 0 ? null : Math.Round(
            counts[Measure.ProcessingMilliseconds] / MillisecondsOfDay / counts[Measure.Processed], 2, MidpointRounding.AwayFromZero),
        counts[Measure.Petitions],
        counts[Measure.PetitionsAboutProcedures],
        counts[Measure.PetitionsAboutStaff]);
}
