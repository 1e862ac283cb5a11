using System.Collections.Immutable;

namespace Portal.Grains.WorkingTime;

/// <summary>Applies pauses to a running limit, each moment once and in order.</summary>
internal static class PauseList
{
    /// <summary>Moves the run by the pauses; answers those that moved it, without overlap.</summary>
    public static ImmutableArray<Pause> Apply(
        ImmutableArray<Pause> pauses, DateTimeOffset countedFrom, ref LimitRun run)
    {
        var moved = ImmutableArray.CreateBuilder<Pause>();
        var covered = countedFrom;
        foreach (var pause in pauses.Sort(static (a, b) => a.From.CompareTo(b.From)))
        {
            if (pause.To < pause.From)
                throw new ArgumentException($"The pause from {pause.From:O} ends before it starts.", nameof(pauses));
            var from = pause.From > covered ? pause.From : covered;
            if (pause.To <= from || from >= run.DueAt)
                continue;
            covered = pause.To;
            var before = run;
            run = run.Paused(from, pause.To);
            if (run != before)
                moved.Add(new Pause(from, pause.To));
        }

        return moved.ToImmutable();
    }
}
