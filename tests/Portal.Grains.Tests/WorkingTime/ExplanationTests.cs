using System.Collections.Immutable;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;

namespace Portal.Grains.Tests.WorkingTime;

public sealed class ExplanationTests
{
    [Fact]
    public void Holidays_that_were_skipped_are_named_and_weekends_are_not() =>
        AssertSays(
            Usual.Due(At("2026-08-28 10:00"), WorkingDays(10)),
            "10 ngày làm việc kể từ 28/08/2026, không tính 31/08/2026–02/09/2026 (Quốc khánh 2/9), "
            + "hạn 17:00 ngày 16/09/2026.",
            "10 working days from 2026-08-28, without 2026-08-31 to 2026-09-02 (National Day), due 2026-09-16 17:00.");

    [Fact]
    public void A_receipt_outside_hours_says_when_it_counts() =>
        AssertSays(
            Usual.Due(At("2026-11-06 17:30"), WorkingDays(1)),
            "1 ngày làm việc kể từ 09/11/2026 (tiếp nhận 17:30 ngày 06/11/2026 ngoài giờ làm việc), "
            + "hạn 17:00 ngày 10/11/2026.",
            "1 working day from 2026-11-09 (received 2026-11-06 17:30 outside working hours), due 2026-11-10 17:00.");

    [Fact]
    public void A_swapped_Saturday_is_named() =>
        AssertSays(
            Usual.Due(At("2026-08-21 16:00"), WorkingHours(3)),
            "3 giờ làm việc kể từ 16:00 ngày 21/08/2026, kể cả ngày làm bù 22/08/2026, hạn 09:30 ngày 22/08/2026.",
            "3 working hours from 2026-08-21 16:00, counting the swapped working day 2026-08-22, "
            + "due 2026-08-22 09:30.");

    [Fact]
    public void A_last_day_that_is_off_is_named() =>
        AssertSays(
            Usual.Due(At("2026-07-03 08:00"), Days(60)),
            "60 ngày kể từ 03/07/2026, ngày cuối 01/09/2026 (Quốc khánh 2/9) là ngày nghỉ nên chuyển sang ngày làm "
            + "việc tiếp theo, hạn 17:00 ngày 03/09/2026.",
            "60 days from 2026-07-03, the last day 2026-09-01 (National Day) is off and moves to the next working day, "
            + "due 2026-09-03 17:00.");

    [Fact]
    public void A_last_day_on_a_weekend_is_named() =>
        AssertSays(
            Usual.Due(At("2025-12-31 08:00"), Months(2)),
            "2 tháng kể từ 31/12/2025, ngày cuối 28/02/2026 (cuối tuần) là ngày nghỉ nên chuyển sang ngày làm việc "
            + "tiếp theo, hạn 17:00 ngày 02/03/2026.",
            "2 months from 2025-12-31, the last day 2026-02-28 (weekend) is off and moves to the next working day, "
            + "due 2026-03-02 17:00.");

    [Fact]
    public void Pauses_and_closures_are_named() =>
        AssertSays(
            OpenOnSaturdays.Due(
                At("2026-11-05 09:00"),
                WorkingDays(3),
                ImmutableArray.Create(new Pause(At("2026-11-12 10:00"), At("2026-11-13 09:00")))),
            "3 ngày làm việc kể từ 05/11/2026, không tính 09/11/2026–11/11/2026 (bão), tạm dừng 10:00 ngày "
            + "12/11/2026–09:00 ngày 13/11/2026, hạn 17:00 ngày 16/11/2026.",
            "3 working days from 2026-11-05, without 2026-11-09 to 2026-11-11 (storm), paused 2026-11-12 10:00 to "
            + "2026-11-13 09:00, due 2026-11-16 17:00.");

    [Fact]
    public void Holidays_that_are_not_announced_yet_make_the_date_provisional()
    {
        // 30 Apr 2027 is a Friday, 1 May a Saturday made up for on Monday 3 May: Tue 4 May is day 1.
        var due = Usual.Due(At("2027-04-29 09:00"), WorkingDays(1));

        Assert.True(due.IsProvisional);
        AssertSays(
            due,
            "1 ngày làm việc kể từ 29/04/2027, không tính 30/04/2027 (Ngày Chiến thắng 30/4), 03/05/2027 (Ngày Quốc tế "
            + "lao động 1/5), hạn 17:00 ngày 04/05/2027; lịch nghỉ chưa được công bố chính thức cho năm 2027.",
            "1 working day from 2027-04-29, without 2027-04-30 (Reunification Day), 2027-05-03 (Labour Day), "
            + "due 2027-05-04 17:00; holidays not yet officially announced for 2027.");
        Assert.False(Usual.Due(At("2026-08-28 10:00"), WorkingDays(10)).IsProvisional);
    }

    [Fact]
    public void An_immediate_result_is_explained() =>
        AssertSays(
            Usual.Due(At("2026-11-05 08:00"), Immediate),
            "Giải quyết ngay trong ngày 05/11/2026, hạn 17:00 ngày 05/11/2026.",
            "While you wait, on 2026-11-05, due 2026-11-05 17:00.");

    private static void AssertSays(DueDate due, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, due.Explanation.Vi);
        Assert.Equal(english, due.Explanation.En);
    }
}
