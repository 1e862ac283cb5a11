using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Synchronising;
using Portal.Grains.Tests.WorkingTime;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

/// <summary>Index 1.4: when the National Portal first accepted a dossier.</summary>
public sealed class SynchronisingTests
{
    private static readonly DateTimeOffset Noon = Clocks.At("2026-08-03 12:00");

    [Fact]
    public void The_moment_may_be_reported_afterwards() =>
        Given.Finished(Level3).At("2026-09-02 08:00").When(new RecordSynchronisation(Noon), PaymentSystem)
            .Then<DossierSynchronised>().ThenIs(DossierStatus.Finished)
            .ThenState(dossier => Assert.Equal(Noon, dossier.SyncedAt))
            .ThenState(dossier => Assert.Equal(Noon, dossier.ToRow().SyncedAt));

    [Fact]
    public void A_moment_in_the_future_is_refused_the_present_one_is_not() =>
        Given.Accepted(Level3).At("2026-08-03 11:59").When(new RecordSynchronisation(Noon), PaymentSystem)
            .ThenRefused("dossier.synchronised_in_future")
            .At("2026-08-03 12:00").When(new RecordSynchronisation(Noon), PaymentSystem).Then<DossierSynchronised>();

    [Fact]
    public void Nothing_is_synchronised_before_it_was_submitted() =>
        Given.Accepted(Level3).When(new RecordSynchronisation(World.Monday.AddSeconds(-1)), PaymentSystem)
            .ThenRefused("dossier.synchronised_too_early")
            .When(new RecordSynchronisation(World.Monday), PaymentSystem).Then<DossierSynchronised>();

    [Fact]
    public void The_first_synchronisation_counts_and_an_earlier_report_corrects_it() =>
        Given.Accepted(Level3).At("2026-08-04 09:00").And(new RecordSynchronisation(Noon), PaymentSystem)
            .When(new RecordSynchronisation(Noon), PaymentSystem).ThenRefused("dossier.already_synchronised")
            .When(new RecordSynchronisation(Noon.AddHours(3)), PaymentSystem).ThenRefused("dossier.already_synchronised")
            .When(new RecordSynchronisation(Noon.AddHours(-1)), PaymentSystem).Then<DossierSynchronised>()
            .ThenState(dossier => Assert.Equal(Noon.AddHours(-1), dossier.SyncedAt));

    [Fact]
    public void Parts_of_a_millisecond_do_not_make_a_moment_earlier() =>
        Given.Accepted(Level3).At("2026-08-04 09:00").And(new RecordSynchronisation(Noon.AddTicks(9)), PaymentSystem)
            .When(new RecordSynchronisation(Noon), PaymentSystem).ThenRefused("dossier.already_synchronised");

    [Fact]
    public void Only_a_system_of_the_agency_reports_it()
    {
        var report = new RecordSynchronisation(World.Monday);
        Given.Accepted(Level3).When(report, Reception).ThenRefused("dossier.role_may_not");
        Given.Accepted(Level3).When(report, An).ThenRefused("dossier.role_may_not");
        Given.Accepted(Level3).When(report, PaymentSystem with { Agency = "H44.04" }).ThenRefused("dossier.not_found");
        Given.Draft(Level3).When(report, PaymentSystem).ThenRefused("dossier.not_found");
    }
}
