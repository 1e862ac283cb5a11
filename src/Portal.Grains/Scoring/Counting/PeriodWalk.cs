using Portal.Grains.Scoring.Facts;

namespace Portal.Grains.Scoring.Counting;

/// <summary>Walks over every month, quarter and year that touches a span of time.</summary>
internal ref struct PeriodWalk
{
    private readonly int last;
    private int month;
    private Part part = Part.Year;

    /// <param name="from">First moment.</param>
    /// <param name="to">Last moment.</param>
    public PeriodWalk(long from, long to)
    {
        month = PeriodTable.MonthOf(from);
        last = from <= to ? PeriodTable.MonthOf(to) : -1;
    }

    private enum Part
    {
        Year,
        Quarter,
        Month,
    }

    public PeriodSpan Current { get; private set; }

    public bool MoveNext()
    {
        if (month > last)
            return false;

        switch (part)
        {
            case Part.Year:
                (Current, part) = (PeriodTable.Year(month), Part.Quarter);
                break;
            case Part.Quarter:
                (Current, part) = (PeriodTable.Quarter(month), Part.Month);
                break;
            default:
                Current = PeriodTable.Month(month++);
                part = month % 12 == 0 ? Part.Year : month % 3 == 0 ? Part.Quarter : Part.Month;
                break;
        }

        return true;
    }
}
