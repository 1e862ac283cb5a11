using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Tests.WorkingTime;

/// <summary>Generators for the laws of the clock, and the way to check one.</summary>
internal static class Laws
{
    private static readonly int[] Boundaries = [0, 449, 450, 451, 690, 691, 809, 810, 900, 901, 1019, 1020, 1021, 1439];

    /// <summary>Moments of 2024 to 2027, half of them at or next to the ends of sessions.</summary>
    public static Gen<DateTimeOffset> Moments { get; } =
        from day in Gen.Choose(0, (4 * 365) + 1)
        from minute in Gen.OneOf(Gen.Choose(0, 1439), Gen.Elements(Boundaries))
        select VietnamTime.StartOf(new DateOnly(2024, 1, 1).AddDays(day)).AddMinutes(minute);

    public static Gen<int> Lengths { get; } = Gen.Choose(1, 90);

    public static Gen<TimeLimit> Limits { get; } =
        from unit in Gen.Elements(Enum.GetValues<TimeLimitUnit>())
        from value in Lengths
        select new TimeLimit(unit == TimeLimitUnit.Immediate ? 0 : value, unit);

    public static Gen<LegalClock> AnyClock { get; } = Gen.Elements(Clocks.Usual, Clocks.OpenOnSaturdays);

    /// <summary>Pauses of up to three weeks, from shortly before a moment to six weeks after it.</summary>
    public static Gen<Pause> PausesFrom(DateTimeOffset start) =>
        from wait in Gen.Choose(-3000, 60000)
        from minutes in Gen.OneOf(Gen.Choose(0, 600), Gen.Choose(0, 30000))
        select new Pause(start.AddMinutes(wait), start.AddMinutes(wait + minutes));

    public static void Hold<T>(Gen<T> cases, Func<T, bool> law, int times = 1000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(cases.ToArbitrary(), law));
}
