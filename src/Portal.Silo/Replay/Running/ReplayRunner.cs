using System.Diagnostics;
using System.Globalization;
using Portal.Grains.Catalogue.Import;

namespace Portal.Silo.Replay.Running;

/// <summary>
/// Carries a plan out: sets the clock to one moment after the other and sends what happens then. Cases run side by side,
/// the steps of one case in their order. Every step has an idempotency key of its own, so a run that was interrupted can be
/// gone through again: what was done is answered as it was. With a log, what stands in it is not even asked for.
/// </summary>
internal sealed class ReplayRunner(ReplayPlan plan, PortalClient portal, int sideBySide, ReplayLog? log = null)
{
    /// <summary>So many dossiers of the log are looked up in the portal before anything is skipped.</summary>
    private const int Samples = 20;

    private readonly RequestWriter requests = new(plan);
    private readonly RunningCase[] cases =
        [.. plan.Units.SelectMany(unit => unit.Cases).Select((one, index) => new RunningCase(index, one))];

    /// <summary>Runs the whole plan.</summary>
    /// <param name="progress">Told after every moment.</param>
    /// <param name="resume">Go on with a run that was interrupted.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <exception cref="ReplayPlanException">The portal has dossiers of a unit and period already.</exception>
    /// <exception cref="InvalidOperationException">The portal refused a step, or promised another date.</exception>
    public async Task<ReplayResult> RunAsync(IProgress<ReplayProgress> progress, bool resume, CancellationToken cancellationToken)
    {
        await portal.SetClockAsync(plan.Period.To, cancellationToken);
        if (!resume)
            await ThrowIfNotEmptyAsync(cancellationToken);
        await portal.ImportAsync(ImportKind.Procedures, plan.Files.Procedures, cancellationToken);
        await portal.ImportAsync(ImportKind.Provisions, plan.Files.Provisions, cancellationToken);

        var stopwatch = Stopwatch.StartNew();
        var all = plan.StepCount;
        var skipped = await SkipAsync(cancellationToken);
        var done = skipped;
        var options = new ParallelOptions { MaxDegreeOfParallelism = sideBySide, CancellationToken = cancellationToken };
        foreach (var (slot, moving) in Moments())
        {
            if (log?.Done.Contains(slot) == true)
                continue;

            await portal.SetClockAsync(plan.Calendar.Slots[slot], cancellationToken);
            await Parallel.ForEachAsync(moving, options, async (one, stop) =>
            {
                while (one.IsDue(slot))
                {
                    one.Answered(one.Taken + 1, await TakeAsync(one.Plan, one.Taken, one.Last, stop));
                    Interlocked.Increment(ref done);
                }
            });
            log?.Write(slot, moving.Select(one => (one.Index, one.Taken, one.Last!.Value)));
            progress.Report(new ReplayProgress(done, all, plan.Calendar.Slots[slot], stopwatch.Elapsed));
        }

        await portal.SetClockAsync(plan.Period.To, cancellationToken);
        stopwatch.Stop();
        await portal.ImportAsync(ImportKind.Announcements, plan.Files.Announcements, cancellationToken);
        return new ReplayResult(plan, all - skipped, stopwatch.Elapsed);
    }

    /// <summary>Takes over what the log says, when the portal knows it; gives the number of steps that need not be asked for.</summary>
    private async Task<int> SkipAsync(CancellationToken cancellationToken)
    {
        if (log is null || log.Answers.Count == 0)
            return 0;

        foreach (var index in log.Newest.Concat(log.Answers.Keys).Where(index => cases[index].Plan is PlannedDossier).Take(Samples))
        {
            if (await portal.KnowsAsync(cases[index].Plan.Steps[0].Actor, log.Answers[index].Answer, cancellationToken))
                continue;

            log.Clear(plan);
            return 0;
        }

        foreach (var (index, (steps, answer)) in log.Answers)
            cases[index].Answered(steps, answer);
        return cases.Sum(one => one.Taken);
    }

    private async Task ThrowIfNotEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var published in plan.Published)
        {
            if (await portal.StatisticsAsync(published.Unit, plan.Period.Name, cancellationToken) is not { Received: > 0 } before)
                continue;

            throw new ReplayPlanException(string.Create(CultureInfo.InvariantCulture,
                $"The portal has {before.Received} dossiers of {published.Unit} in {plan.Period.Name} already; a replay needs none. To go on with one that was interrupted, add --resume."));
        }
    }

    /// <summary>The moments at which something happens, and the cases to which it does.</summary>
    private SortedDictionary<int, List<RunningCase>> Moments()
    {
        var moments = new SortedDictionary<int, List<RunningCase>>();
        foreach (var one in cases)
        {
            foreach (var slot in one.Plan.Steps.Select(step => step.Slot).Distinct())
            {
                if (!moments.TryGetValue(slot, out var moving))
                    moments.Add(slot, moving = []);
                moving.Add(one);
            }
        }

        return moments;
    }

    private async Task<StepAnswer> TakeAsync(PlannedCase one, int number, StepAnswer? before, CancellationToken cancellationToken)
    {
        var step = one.Steps[number];
        var (path, body) = requests.Write(one, step);
        var key = string.Create(
            CultureInfo.InvariantCulture, $"replay-{plan.Period.Name}-{one.Unit}-{one.Letter}{one.Number}-{number}");
        var answer = await portal.CommandAsync(
            step.Actor, before is { } seen ? path.Replace("{id}", seen.Id, StringComparison.Ordinal) : path,
            body, key, before, cancellationToken);
        if (one.PromisedFor(step.Kind) is { } due && answer.DueAt != due)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{one.Unit} {one.Number} was promised for {answer.DueAt:O}; the plan counted {due:O}."));
        }

        return answer;
    }
}
