using System.Globalization;

namespace Portal.Grains.WorkingTime;

/// <summary>Writes, in one of the two languages, that a date stands which the calendar of today would not give.</summary>
internal readonly record struct PromiseText(WorkingCalendar Calendar, DateTimeOffset Promised, bool Vietnamese)
{
    public string Sentence()
    {
        var day = VietnamTime.DateOf(Promised);
        var stands = Say(
            $"Hạn {Moment(Promised)} đã hẹn theo lịch làm việc biết được khi đó và giữ nguyên.",
            $"Due {Moment(Promised)}, as promised under the calendar known then; a later change does not move it.");
        if (!Calendar.Holds(Promised) || Calendar.IsWorkingDay(day))
            return stands;

        var why = Calendar.WhyOff(day)?.In(Say("vi", "en")) ?? Say("cuối tuần", "weekend");
        var end = Moment(Calendar.ClosingOf(Calendar.WorkingDayFrom(day)));
        return stands + Say(
            $" Ngày đó nay là ngày nghỉ ({why}): theo Điều 148 Bộ luật Dân sự 2015, thời hạn kết thúc lúc {end}.",
            $" That day has become a day off ({why}): in law the limit ends {end} (Civil Code 2015, Art. 148).");
    }

    private string Moment(DateTimeOffset at) => VietnamTime.ToVietnam(at).ToString(
        Say("HH':'mm' ngày 'dd'/'MM'/'yyyy", "yyyy'-'MM'-'dd HH':'mm"), CultureInfo.InvariantCulture);

    private string Say(string vi, string en) => Vietnamese ? vi : en;
}
