using System.Text.Json;
using Portal.Grains.Agencies;
using Portal.Grains.Procedures;
using Portal.Grains.WorkingTime;

namespace Portal.Grains.Tests.Catalogue;

public sealed class CatalogueFilesTests
{
    [Fact]
    public void The_shipped_files_load_completely()
    {
        Assert.Equal(387, ShippedCatalogue.Snapshot.Agencies.All.Length);
        Assert.Equal(186, ShippedCatalogue.Snapshot.Procedures.Length);
        Assert.Equal(387 + 186 + 4, ShippedCatalogue.Events.Count);
        using var holidays = JsonDocument.Parse(ShippedCatalogue.Snapshot.HolidaysJson);
        Assert.Equal(
            ["2024", "2025", "2026", "2027"],
            holidays.RootElement.GetProperty("years").EnumerateObject().Select(year => year.Name));
    }

    [Fact]
    public void Every_shipped_procedure_is_in_force_in_August_2026()
    {
        Assert.All(ShippedCatalogue.Snapshot.Procedures, procedure => Assert.NotNull(
            ShippedCatalogue.Snapshot.ProcedureInForce(procedure.Code, new DateOnly(2026, 8, 1))));
    }

    [Fact]
    public void Birth_registration_is_read_as_published()
    {
        var birth = ShippedCatalogue.Snapshot.Procedure("1.001193", 1);

        Assert.NotNull(birth);
        Assert.Equal("Thủ tục đăng ký khai sinh", birth.Name);
        Assert.Equal(OnlineKind.Full, birth.OnlineKind);
        Assert.Equal(AgencyKind.Commune, Assert.Single(birth.Levels));
        Assert.Equal(new TimeLimit(1, TimeLimitUnit.WorkingDay), birth.Limit);
        Assert.Equal(new Fee(FeeKind.Free, 0, FeeMoment.AtReceipt), birth.Fee);
        Assert.Equal(8, birth.Components.Length);
        Assert.Equal(["c1", "c2"], birth.Components.Where(c => c.FromForm).Select(c => c.Id));
        Assert.Equal(new DateOnly(2025, 7, 1), birth.EffectiveFrom);
        Assert.Equal("163/QĐ-BTP", ShippedCatalogue.Snapshot.PublicationOf("1.001193", 1)!.Decision);
    }

    [Fact]
    public void A_decision_with_a_date_gives_the_first_day_in_force()
    {
        var procedure = ShippedCatalogue.Snapshot.Procedure("1.001806", 1);

        Assert.Equal(new DateOnly(2025, 11, 27), procedure!.EffectiveFrom);
        Assert.Equal("2022/QĐ-UBND", ShippedCatalogue.Snapshot.PublicationOf("1.001806", 1)!.Decision);
    }

    [Fact]
    public void Every_process_begins_and_ends_at_the_counter_and_is_signed_by_a_leader()
    {
        Assert.All(ShippedCatalogue.Snapshot.Procedures, procedure =>
        {
            Assert.Equal("reception", procedure.Steps[0].Role);
            Assert.Equal("reception", procedure.Steps[^1].Role);
            Assert.Contains(procedure.Steps, step => step.Role == "leader");
            Assert.Equal(Enumerable.Range(1, procedure.Steps.Length), procedure.Steps.Select(step => step.Number));
        });
    }

    [Fact]
    public void A_published_process_keeps_its_steps_and_times()
    {
        var steps = ShippedCatalogue.Snapshot.Procedure("1.001806", 1)!.Steps;

        Assert.Equal(
            ["reception", "manager", "specialist", "manager", "leader", "specialist", "reception"],
            steps.Select(step => step.Role));
        Assert.Equal(new TimeLimit(4, TimeLimitUnit.WorkingHour), steps[0].Limit);
        Assert.Equal(new TimeLimit(7, TimeLimitUnit.WorkingDay), steps[2].Limit);
    }

    [Fact]
    public void A_procedure_without_published_limit_says_so_in_its_publication_record()
    {
        var without = ShippedCatalogue.Snapshot.PublicationOf("1.012278", 1)!;

        Assert.Contains("limit", without.MissingParts);
        Assert.DoesNotContain("limit", ShippedCatalogue.Snapshot.PublicationOf("1.001193", 1)!.MissingParts);
        Assert.Equal(52, ShippedCatalogue.Snapshot.Procedures.Count(procedure => ShippedCatalogue.Snapshot
            .PublicationOf(procedure.Code, 1)!.MissingParts.Contains("steps")));
    }

    [Fact]
    public void A_fee_counted_by_page_is_set_by_the_agency_and_one_per_dossier_is_fixed()
    {
        Assert.Equal(FeeKind.SetByAgency, ShippedCatalogue.Snapshot.Procedure("2.000815", 1)!.Fee.Kind);
        Assert.Equal(
            new Fee(FeeKind.Fixed, 200_000, FeeMoment.AtReceipt), ShippedCatalogue.Snapshot.Procedure("3.000333", 1)!.Fee);
    }
}
