using System.Diagnostics;
using System.Globalization;
using Portal.Grains.Dossiers;
using Portal.Grains.Scoring;

namespace Portal.Silo.Replay;

/// <summary>
/// Carries a plan out: sets the clock to one moment after the other and sends what happens then. Dossiers run side by
/// side, the steps of one dossier in their order.
/// </summary>
internal sealed class ReplayRunner(ReplayPlan plan, PortalClient portal, RequestWriter requests)
{
    private const int SideBySide = 16;

    private readonly DossierReceipt?[] receipts = new DossierReceipt?[plan.Dossiers.Length];
    private readonly int[] next = new int[plan.Dossiers.Length];

    /// <summary>Runs the whole plan and reads the figures at the end of the period.</summary>
    /// <exception cref="ReplayPlanException">The portal has dossiers of this unit and period already.</exception>
    /// <exception cref="InvalidOperationException">The portal refused a step, or promised another date.</exception>
    public async Task<ReplayResult> RunAsync(IProgress<ReplayProgress> progress, CancellationToken cancellationToken)
    {
        await portal.SetClockAsync(plan.Period.To, cancellationToken);
        if (await portal.StatisticsAsync(plan.Published.Unit, plan.Period.Name, cancellationToken) is { Received: > 0 } before)
        {
            throw new ReplayPlanException(string.Create(CultureInfo.InvariantCulture,
                $"The portal has {before.Received} dossiers of {plan.Published.Unit} in {plan.Period.Name} already; a replay needs none."));
        }

        var stopwatch = Stopwatch.StartNew();
        var (done, all) = (0, plan.StepCount);
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken };
        foreach (var (slot, dossiers) in Moments())
        {
            await portal.SetClockAsync(plan.Calendar.Slots[slot], cancellationToken);
            await Parallel.ForEachAsync(dossiers, options, async (index, stop) =>
                Interlocked.Add(ref done, await AdvanceAsync(index, slot, stop)));
            progress.Report(new ReplayProgress(done, all, plan.Calendar.Slots[slot]));
        }

        await portal.SetClockAsync(plan.Period.To, cancellationToken);
        stopwatch.Stop();
        var figures = await portal.StatisticsAsync(plan.Published.Unit, plan.Period.Name, cancellationToken);
        return new ReplayResult(plan, figures, all, stopwatch.Elapsed);
    }

    /// <summary>The moments at which something happens, and the dossiers to which it does.</summary>
    private IEnumerable<(int Slot, List<int> Dossiers)> Moments()
    {
        var moments = new SortedDictionary<int, List<int>>();
        for (var index = 0; index < plan.Dossiers.Length; index++)
        {
            foreach (var slot in plan.Dossiers[index].Steps.Select(step => step.Slot).Distinct())
            {
                if (!moments.TryGetValue(slot, out var dossiers))
                    moments.Add(slot, dossiers = []);
                dossiers.Add(index);
            }
        }

        return moments.Select(moment => (moment.Key, moment.Value));
    }

    /// <summary>Takes the steps of one dossier at one moment.</summary>
    private async Task<int> AdvanceAsync(int index, int slot, CancellationToken cancellationToken)
    {
        var (dossier, taken) = (plan.Dossiers[index], 0);
        for (; next[index] < dossier.Steps.Length && dossier.Steps[next[index]].Slot == slot; next[index]++, taken++)
        {
            var step = dossier.Steps[next[index]];
            var (path, body) = requests.Write(dossier, step.Kind);
            var before = receipts[index];
            var receipt = await portal.CommandAsync(
                step.Actor, path.Replace("{id}", before?.Id, StringComparison.Ordinal), body, before?.Revision, cancellationToken);
            receipts[index] = receipt;
            if (step.Kind is StepKind.Accept or StepKind.Register && receipt.DueAt != dossier.DueAt)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"{receipt.Number} ({dossier.Procedure.Code}) was promised for {receipt.DueAt:O}; the plan counted {dossier.DueAt:O}."));
            }
        }

        return taken;
    }
}

/// <summary>How far a replay is.</summary>
/// <param name="Done">Requests sent.</param>
/// <param name="All">Requests in all.</param>
/// <param name="Now">What the portal's clock says.</param>
internal readonly record struct ReplayProgress(int Done, int All, DateTimeOffset Now);

/// <summary>What came out of a replay.</summary>
/// <param name="Plan">The plan that was carried out.</param>
/// <param name="Figures">The portal's own figures at the end of the period.</param>
/// <param name="Requests">Requests sent for dossiers, sign-in not counted.</param>
/// <param name="Elapsed">How long they took.</param>
internal sealed record ReplayResult(ReplayPlan Plan, UnitFigures Figures, int Requests, TimeSpan Elapsed);
