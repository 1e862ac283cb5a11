using System.Globalization;
using System.Text;
using Portal.Grains.Shared;

namespace Portal.Grains.WorkingTime;

/// <summary>Writes the sentence that explains a due date, in one of the two languages.</summary>
internal readonly record struct DueDateText(DueDate Due, bool Vietnamese)
{
    public string Sentence()
    {
        var text = new StringBuilder(Head());
        if (Due.CountedFrom != Due.ReceivedAt)
        {
            text.Append(Say(" (tiếp nhận ", " (received ")).Append(Moment(Due.ReceivedAt))
                .Append(Say(" ngoài giờ làm việc)", " outside working hours)"));
        }

        if (Due.Limit.Unit is not (TimeLimitUnit.Day or TimeLimitUnit.Month))
        {
            AppendList(text, Say(", không tính ", ", without "), SkippedDays());
            AppendList(text, Say(", kể cả ngày làm bù ", ", counting the swapped working day "), SwappedDays());
        }

        AppendList(text, Say(", tạm dừng ", ", paused "), Pauses());
        if (Due.NominalDate < VietnamTime.DateOf(Due.At))
            text.Append(MovedOffADayOff());
        text.Append(Say(", hạn ", ", due ")).Append(Moment(Due.At));
        AppendList(
            text,
            Say("; lịch nghỉ chưa được công bố chính thức cho năm ", "; holidays not yet officially announced for "),
            Due.UnannouncedYears().Select(year => year.ToString(CultureInfo.InvariantCulture)));
        return text.Append('.').ToString();
    }

    private string Head()
    {
        var value = Due.Limit.Value.ToString(CultureInfo.InvariantCulture);
        var plural = Due.Limit.Value == 1 ? "" : "s";
        var length = Due.Limit.Unit switch
        {
            TimeLimitUnit.Immediate => Say("Giải quyết ngay", "While you wait"),
            TimeLimitUnit.WorkingHour => value + Say(" giờ làm việc", $" working hour{plural}"),
            TimeLimitUnit.WorkingDay => value + Say(" ngày làm việc", $" working day{plural}"),
            TimeLimitUnit.Day => value + Say(" ngày", $" day{plural}"),
            _ => value + Say(" tháng", $" month{plural}"),
        };
        var exact = Due.Limit.Unit is TimeLimitUnit.WorkingHour;
        var from = exact ? Moment(Due.CountedFrom) : Day(VietnamTime.DateOf(Due.CountedFrom));
        return Due.Limit.Unit == TimeLimitUnit.Immediate
            ? length + Say(" trong ngày ", ", on ") + from
            : length + Say(" kể từ ", " from ") + from;
    }

    private string MovedOffADayOff()
    {
        var name = Due.Calendar.WhyOff(Due.NominalDate) is { } reason
            ? $" ({In(reason)})"
            : Say(" (cuối tuần)", " (weekend)");
        return Say(", ngày cuối ", ", the last day ") + Day(Due.NominalDate) + name
            + Say(" là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo", " is off and moves to the next working day");
    }

    /// <summary>Runs of days lost to one holiday or closure; plain weekends inside a run do not split it.</summary>
    private List<string> SkippedDays()
    {
        var runs = new List<(DateOnly From, DateOnly To, LocalizedText Name)>();
        foreach (var date in CountedDays())
        {
            if (Due.Calendar.WhyOff(date) is not { } name)
                continue;
            if (runs.Count > 0 && runs[^1].Name == name && Due.Calendar.WorkingDaysBetween(runs[^1].To, date) == 0)
                runs[^1] = runs[^1] with { To = date };
            else
                runs.Add((date, date, name));
        }

        var self = this;
        return runs.ConvertAll(run => $"{self.Span(run.From, run.To)} ({self.In(run.Name)})");
    }

    private List<string> SwappedDays()
    {
        var due = Due;
        return CountedDays()
            .Where(date => due.Calendar.Holidays.SwappedOn(date) is not null && due.Calendar.IsWorkingDay(date))
            .Select(Day)
            .ToList();
    }

    private List<string> Pauses()
    {
        var self = this;
        return Due.Pauses.Select(pause => self.Moment(pause.From) + self.Say("–", " to ") + self.Moment(pause.To))
            .ToList();
    }

    private IEnumerable<DateOnly> CountedDays()
    {
        var last = VietnamTime.DateOf(Due.At);
        for (var date = VietnamTime.DateOf(Due.CountedFrom).AddDays(1); date <= last; date = date.AddDays(1))
            yield return date;
    }

    private static void AppendList(StringBuilder text, string lead, IEnumerable<string> items)
    {
        var joined = string.Join(", ", items);
        if (joined.Length > 0)
            text.Append(lead).Append(joined);
    }

    private string Span(DateOnly from, DateOnly to) =>
        from == to ? Day(from) : Day(from) + Say("–", " to ") + Day(to);

    private string Day(DateOnly date) =>
        date.ToString(Say("dd'/'MM'/'yyyy", "yyyy'-'MM'-'dd"), CultureInfo.InvariantCulture);

    private string Moment(DateTimeOffset at) => VietnamTime.ToVietnam(at).ToString(
        Say("HH':'mm' ngày 'dd'/'MM'/'yyyy", "yyyy'-'MM'-'dd HH':'mm"), CultureInfo.InvariantCulture);

    private string In(LocalizedText text) => text.In(Say("vi", "en"));

    private string Say(string vi, string en) => Vietnamese ? vi : en;
}
