using System.Collections.Immutable;
using Portal.Grains.Petitions;
using Portal.Silo.Replay.Planning;

namespace Portal.Silo.Replay.Petitions;

/// <summary>
/// Writes the lives of petitions: those on time are answered within the 15 working days and published within two, the
/// others stay unanswered until the limit is over before the period is.
/// </summary>
internal sealed class PetitionPlanner(ReplayCalendar calendar, Cast cast, Random random)
{
    public ImmutableArray<PlannedPetition> Plan(string unit, PetitionTargets targets) =>
    [
        .. Enumerable.Range(0, targets.All).Select(number =>
        {
            var about = number < targets.AboutProcedures ? PetitionClass.Procedures
                : number < targets.AboutProcedures + targets.AboutStaff ? PetitionClass.Staff
                : PetitionClass.Other;
            var disliked = number >= targets.Satisfied && number < targets.OnTime;
            return new PlannedPetition(
                number + 1, unit, about, disliked, number < targets.OnTime ? Answered(number, disliked) : Unanswered(number));
        }),
    ];

    private ImmutableArray<PlannedStep> Answered(int number, bool disliked)
    {
        // A working day each from sending to the answer and to its publication.
        var day = calendar.Days[0].Count;
        var sent = random.Next(calendar.FirstOfPeriod, calendar.Last - 3 * day);
        var (sender, manager) = (Cast.Sender(number), cast.Manager());
        var steps = ImmutableArray.Create(
            new PlannedStep(sent, StepKind.SendPetition, sender),
            new PlannedStep(sent + random.Next(1, day), StepKind.TakePetition, manager),
            new PlannedStep(sent + day, StepKind.AnswerPetition, manager),
            new PlannedStep(sent + day + random.Next(1, day), StepKind.PublishAnswer, manager));
        return disliked || random.Next(2) == 0
            ? steps.Add(new PlannedStep(sent + 3 * day, StepKind.RatePetition, sender))
            : steps;
    }

    private ImmutableArray<PlannedStep> Unanswered(int number)
    {
        var deadlines = PetitionDeadlines.Default;
        var last = calendar.FirstOfPeriod;
        while (last < calendar.Last
            && deadlines.AnswerBy(calendar.Clock, calendar.Slots[last + 1]).At < calendar.Slots[calendar.Last])
            last++;
        var sent = random.Next(calendar.FirstOfPeriod, last + 1);
        return
        [
            new PlannedStep(sent, StepKind.SendPetition, Cast.Sender(number)),
            new PlannedStep(sent + 1, StepKind.TakePetition, cast.Manager()),
        ];
    }
}
