namespace Portal.Grains.WorkingTime;

/// <summary>
/// Which days are worked, as sorted arrays: finding the n-th working day is one look-up, and finding the moment at
/// which so many hours have been worked one binary search. About 250 kB for fifty years.
/// </summary>
internal sealed class WorkingDayIndex
{
    private readonly DayPlan[] plans;
    private readonly ushort[] countBefore;
    private readonly ushort[] dayOf;
    private readonly int[] minutesBefore;

    public WorkingDayIndex(int origin, int days, Func<DateOnly, DayPlan> planFor)
    {
        plans = new DayPlan[days];
        countBefore = new ushort[days + 1];
        var worked = new List<ushort>(days);
        var minutes = new List<int>(days + 1) { 0 };
        for (var day = 0; day < days; day++)
        {
            var plan = plans[day] = planFor(DateOnly.FromDayNumber(origin + day));
            if (plan.IsWorking)
            {
                worked.Add((ushort)day);
                minutes.Add(minutes[^1] + plan.Minutes);
            }

            countBefore[day + 1] = (ushort)worked.Count;
        }

        dayOf = [.. worked];
        minutesBefore = [.. minutes];
    }

    /// <summary>How many working days there are.</summary>
    public int Count => dayOf.Length;

    public DayPlan PlanOf(int day) => plans[day];

    /// <summary>How many working days lie before a day.</summary>
    public int CountBefore(int day) => countBefore[day];

    /// <summary>The day of a working day, counted from 0.</summary>
    public int DayOf(int workingDay) =>
        (uint)workingDay < (uint)dayOf.Length
            ? dayOf[workingDay]
            : throw new ArgumentOutOfRangeException(nameof(workingDay), "The date lies outside the calendar.");

    /// <summary>Minutes of work before a working day, counted from 0.</summary>
    public long MinutesBefore(int workingDay) => minutesBefore[workingDay];

    /// <summary>The last working day that starts before so many ticks have been worked.</summary>
    public int LastStartedBefore(long ticks)
    {
        var minutes = (ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute;
        if (minutes > minutesBefore[^1])
            throw new ArgumentOutOfRangeException(nameof(ticks), "The date lies outside the calendar.");
        var found = Array.BinarySearch(minutesBefore, (int)minutes);
        return (found >= 0 ? found : ~found) - 1;
    }
}
