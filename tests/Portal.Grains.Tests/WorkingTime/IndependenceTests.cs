using System.Buffers.Binary;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FsCheck.Fluent;
using Portal.Grains.WorkingTime;
using static Portal.Grains.Tests.WorkingTime.Clocks;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>Changes the time zone of the process, so nothing else runs beside it.</summary>
[CollectionDefinition(nameof(IndependenceTests), DisableParallelization = true)]
[Collection(nameof(IndependenceTests))]
public sealed class IndependenceTests
{
    private static readonly string[] Cultures = ["tr-TR", "th-TH", "ar-SA", "fa-IR", "vi-VN", "de-DE"];

    [Fact]
    public void The_clock_agrees_with_a_reckoning_minute_by_minute() => Laws.Hold(
        from at in Laws.Moments
        from limit in Laws.Limits
        select (at, limit),
        x => Usual.Due(x.at, x.limit).At.DateTime == NaiveClock.Due(x.at.DateTime, x.limit),
        times: 500);

    [Fact]
    public void Due_dates_and_explanations_do_not_depend_on_the_culture()
    {
        var expected = Sample();
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in Cultures.Select(Known).OfType<CultureInfo>().Append(Hostile()))
            {
                CultureInfo.CurrentCulture = culture;
                CultureInfo.CurrentUICulture = culture;
                Assert.Equal(expected, Sample());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Due_dates_and_explanations_do_not_depend_on_the_time_zone_of_the_machine()
    {
        var expected = Sample();
        var before = Environment.GetEnvironmentVariable("TZ");
        var zone = Path.GetTempFileName();
        try
        {
            foreach (var hours in new[] { -11, 0, 13 })
            {
                File.WriteAllBytes(zone, ZoneFile(TimeSpan.FromHours(hours)));
                Environment.SetEnvironmentVariable("TZ", zone);
                TimeZoneInfo.ClearCachedData();
                Assert.Equal(TimeSpan.FromHours(hours), TimeZoneInfo.Local.BaseUtcOffset);
                Assert.Equal(expected, Sample());
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
            File.Delete(zone);
        }
    }

    [Fact]
    public void Nothing_in_the_assembly_asks_the_machine_for_its_time_or_zone()
    {
        string[] forbidden =
        [
            "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTime.ToLocalTime",
            "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow", "DateTimeOffset.get_LocalDateTime",
            "DateTimeOffset.ToLocalTime", "TimeZoneInfo.get_Local",
        ];

        using var file = new PEReader(File.OpenRead(typeof(LegalClock).Assembly.Location));
        var called = CalledMembers(file.GetMetadataReader()).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("DateTimeOffset.ToOffset", called);
        Assert.Empty(called.Intersect(forbidden));
    }

    [Fact]
    public void Computing_a_due_date_without_its_explanation_allocates_nothing()
    {
        var (at, limit) = (At("2026-08-28 10:00"), WorkingDays(60));
        Usual.Due(at, limit);
        Usual.ForwardBy(at);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Usual.Due(at, limit);
            Usual.ForwardBy(at);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Everything from reading the table to the sentences, with dates in every part of the year.</summary>
    private static List<string> Sample()
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "holidays.json"));
        var clock = new LegalClock(new WorkingCalendar(HolidayTable.Parse(json)));
        var lines = new List<string>();
        for (var day = 0; day < 365; day += 13)
        {
            var at = At("2026-01-01 16:59").AddDays(day);
            foreach (var limit in new[] { Immediate, WorkingHours(9), WorkingDays(10), Days(30), Months(2) })
            {
                var due = clock.Due(at, limit, [new Pause(at.AddDays(1), at.AddDays(2))]);
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{due.At:O} {clock.ForwardBy(at):O} {due.Explanation.Vi} {due.Explanation.En}"));
            }
        }

        return lines;
    }

    private static CultureInfo? Known(string name) =>
        CultureInfo.GetCultures(CultureTypes.AllCultures).FirstOrDefault(culture => culture.Name == name);

    /// <summary>A culture that writes everything differently, for machines that carry no culture data.</summary>
    private static CultureInfo Hostile()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.DateSeparator = "#";
        culture.DateTimeFormat.TimeSeparator = "!";
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberGroupSeparator = "_";
        return culture;
    }

    /// <summary>A time zone file (RFC 9636) of one fixed offset, for machines that carry no time zone data.</summary>
    private static byte[] ZoneFile(TimeSpan offset)
    {
        var file = new byte[54];
        "TZif"u8.CopyTo(file);
        file[39] = 1; // one local time type
        file[43] = 4; // four bytes of designations
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(44), (int)offset.TotalSeconds);
        "XXX\0"u8.CopyTo(file.AsSpan(50));
        return file;
    }

    private static IEnumerable<string> CalledMembers(MetadataReader metadata)
    {
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            yield return $"{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
        }
    }
}
