using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Shared;

namespace Portal.Grains.Tests.Dossiers;

/// <summary>Who reads what of the words that stand in events, whenever those were written.</summary>
public sealed class StatementTests
{
    private static readonly string[] ForAll =
    [
        "dossier.extended", "dossier.payment_requested", "dossier.refused", "dossier.stopped",
        "dossier.supplement_requested", "dossier.withdrawn",
    ];

    private static readonly string[] ForOfficers = ["dossier.forwarded", "dossier.second_supplement_released"];

    [Fact]
    public void Officers_read_what_they_write_each_other_and_with_the_applicant_what_comes_with_a_rating()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var officer = role is Role.Reception or Role.Specialist or Role.Leader or Role.Manager;
            string[] expected = officer ? [.. ForAll, .. ForOfficers, "dossier.rated"] : role == Role.Citizen ? [.. ForAll, "dossier.rated"] : ForAll;
            var read = EventSamples.All.Keys.Where(name => Said(name, role) is not null).Order(StringComparer.Ordinal);
            Assert.Equal(expected.Order(StringComparer.Ordinal), read);
        }
    }

    [Fact]
    public void The_words_are_those_of_the_event()
    {
        Assert.Equal(new Statement { Reason = "Sai nơi nhận", LegalClause = "Điều 4" }, Said("dossier.refused", Role.Citizen));
        Assert.Equal(new Statement { Reason = "Không bổ sung", LegalClause = "Điều 9" }, Said("dossier.stopped", Role.Citizen));
        Assert.Equal(
            new Statement { Reason = "Chờ ý kiến", Apology = "Xin lỗi ông/bà", NewDueAt = World.DueFromMonday },
            Said("dossier.extended", Role.Citizen));
        Assert.Equal(new Statement { Reason = "Thẩm định", Amount = 120_000 }, Said("dossier.payment_requested", Role.Citizen));
        Assert.Equal(
            [World.MissingPaper, World.WrongBirthDate], Said("dossier.supplement_requested", Role.Citizen)!.Items!.Value.ToArray());
        Assert.Equal(new Statement { Comment = "Nhanh" }, Said("dossier.rated", Role.Reception));
        Assert.Equal(new Statement { Note = "Trình ký" }, Said("dossier.forwarded", Role.Leader));
    }

    [Fact]
    public void An_entry_that_nobody_knows_yet_says_nothing() =>
        Assert.Null(Statements.Of(new JournalEntry(default, "d", 1, World.Monday, "citizen:an", "dossier.of_tomorrow", default, default), Role.Leader));

    private static Statement? Said(string name, Role role)
    {
        var written = DossierJson.Write(EventSamples.All[name], new Occurrence(World.Monday, "leader:l"));
        return Statements.Of(
            new JournalEntry(default, "d", 1, World.Monday, "leader:l", written.Type, written.Body, default), role);
    }
}
