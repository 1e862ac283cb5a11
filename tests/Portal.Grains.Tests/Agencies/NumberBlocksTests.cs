using System.Collections.Concurrent;
using System.Globalization;
using Portal.Grains.Agencies;
using Portal.Grains.Dossiers;

namespace Portal.Grains.Tests.Agencies;

/// <summary>Dossier numbers are given out from blocks that the agency's grain sets aside.</summary>
public sealed class NumberBlocksTests
{
    private static readonly DateTimeOffset BeforeMidnight = Vietnam("2026-08-03T23:59:59.999");
    private static readonly DateTimeOffset Midnight = Vietnam("2026-08-04T00:00:00");

    [Fact]
    public async Task Submissions_at_the_same_moment_get_different_numbers_without_gaps()
    {
        var blocks = new NumberBlocks(new OneAgency().Reserve);

        var numbers = await TakeAsync(blocks, 1_000, _ => Midnight);

        Assert.Equal(Enumerable.Range(1, 1_000), numbers.Select(Sequence).Order());
    }

    [Fact]
    public async Task Two_processes_never_give_out_the_same_number()
    {
        var agency = new OneAgency();
        NumberBlocks[] processes = [new(agency.Reserve), new(agency.Reserve)];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => Task.Run(
            async () => await processes[i % 2].NextAsync("H44.03", Midnight))));

        Assert.Equal(600, numbers.Distinct().Count());
    }

    [Fact]
    public async Task About_midnight_numbers_of_both_days_are_unique_in_any_order()
    {
        var blocks = new NumberBlocks(new OneAgency().Reserve);

        var numbers = await TakeAsync(blocks, 1_000, i => i % 2 == 0 ? Midnight : BeforeMidnight);

        Assert.Equal(1_000, numbers.Distinct().Count());
        Assert.Equal(500, numbers.Count(number => number.StartsWith("H44.03-260803-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task When_the_agency_cannot_be_reached_the_submission_fails_and_the_next_one_tries_again()
    {
        var agency = new OneAgency { IsAway = true };
        var blocks = new NumberBlocks(agency.Reserve);
        await Assert.ThrowsAsync<TimeoutException>(async () => await blocks.NextAsync("H44.03", Midnight));

        agency.IsAway = false;

        Assert.Equal("H44.03-260804-0001", await blocks.NextAsync("H44.03", Midnight));
    }

    [Fact]
    public void The_agency_remembers_the_last_two_days_on_which_it_gave_out_numbers()
    {
        var (monday, tuesday, friday) = (new DateOnly(2026, 8, 3), new DateOnly(2026, 8, 4), new DateOnly(2026, 8, 7));

        var state = new AgencyState().Reserve(monday, 8).Reserve(tuesday, 16).Reserve(monday, 24);

        Assert.Equal((24, 16), (state.ReservedOn(monday), state.ReservedOn(tuesday)));
        Assert.Null(state.Reserve(friday, 8).ReservedOn(monday));
        Assert.Equal(16, state.Reserve(friday, 8).ReservedOn(tuesday));
    }

    private static Task<string[]> TakeAsync(NumberBlocks blocks, int count, Func<int, DateTimeOffset> at) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(
            async () => await blocks.NextAsync("H44.03", at(i)))));

    private static int Sequence(string number) =>
        DossierNumber.TryParse(number, out var parsed) ? parsed.Sequence : throw new FormatException(number);

    private static DateTimeOffset Vietnam(string time) =>
        DateTimeOffset.Parse(time + "+07:00", CultureInfo.InvariantCulture);

    /// <summary>An agency that sets numbers aside, one call at a time as the engines see to it.</summary>
    private sealed class OneAgency
    {
        private readonly ConcurrentDictionary<DateOnly, int> reserved = new();

        public bool IsAway { get; set; }

        public async Task<int> Reserve(string agency, DateOnly day, int count)
        {
            await Task.Yield();
            if (IsAway)
                throw new TimeoutException(agency);
            return reserved.AddOrUpdate(day, count, (_, before) => before + count) - count + 1;
        }
    }
}
