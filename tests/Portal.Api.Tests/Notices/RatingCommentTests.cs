using System.Text.Json;
using Portal.Api.Tests.Mandates;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Notices;

/// <summary>What is written with a rating reaches the agency that handled the matter, and whoever writes is told so before.</summary>
public abstract class RatingCommentTests(PortalFixture fixture)
{
    private const string Words = "Cán bộ chu đáo, nhưng phải chờ lâu";

    private static readonly Who[] Officers =
        [Who.Reception, Who.Specialist, Who.Leader, Who.Manager, Who.Leader.At("H44"), Who.Manager.At("H44")];

    [Fact]
    public async Task Officers_of_the_agency_and_those_above_it_read_the_words_and_so_does_who_wrote_them()
    {
        var dossier = await fixture.Desk.Bring(Stage.Finished, Who.Citizen("outspoken"));
        await dossier.Do(dossier.Applicant, "rating", new { liked = false, comment = Words });

        foreach (var reader in Officers.Append(dossier.Applicant))
        {
            Assert.Equal(Words, (await dossier.View(reader)).GetProperty("ratingComment").GetString());
            var line = (await History(dossier, reader)).Json.GetProperty("items").EnumerateArray()
                .Single(line => line.GetProperty("event").GetString() == "dossier.rated");
            Assert.Equal(Words, line.GetProperty("statement").GetProperty("comment").GetString());
        }
    }

    [Fact]
    public async Task Nobody_else_reads_the_words()
    {
        var villager = Who.Citizen("outspoken-villager");
        var mandate = await HeldMandate.Give(fixture.Api, villager);
        var dossier = await new Filing(fixture).Submit(mandate);
        await dossier.Do(Who.Reception, "refusal", Desk.Refusal);
        Assert.False((await dossier.View(Filing.Helper)).TryGetProperty("ratingReaders", out _));
        dossier.Take((await fixture.Api.Send(Ask.Post(
            $"{Held.PathFor(villager)}{dossier.Id}/rating", villager, new { liked = false, comment = Words }) with { IfMatch = dossier.ETag })).Expect(200));

        foreach (var reader in new[] { Filing.Helper, Who.Integrator })
        {
            var all = (await dossier.Read(reader)).Expect(200).Text + (await History(dossier, reader)).Expect(200).Text;
            Assert.DoesNotContain(Words, all, StringComparison.Ordinal);
            Assert.Contains("dossier.rated", all, StringComparison.Ordinal);
        }

        foreach (var stranger in new[] { Who.Leader.At(Who.OtherAgency), Who.Citizen("curious") })
            (await dossier.Read(stranger)).ExpectProblem(404, "dossier.not_found");
    }

    [Fact]
    public async Task Whoever_can_rate_is_told_before_who_reads_it()
    {
        var dossier = await fixture.Desk.Bring(Stage.InProcess, Who.Citizen("careful"));
        Assert.False((await dossier.View(dossier.Applicant)).TryGetProperty("ratingReaders", out _));
        await dossier.Do(Who.Leader, "stop", Desk.Refusal);

        IsTold((await dossier.View(dossier.Applicant)).GetProperty("ratingReaders"));
        Assert.False((await dossier.View(Who.Leader)).TryGetProperty("ratingReaders", out _));
        await dossier.Do(dossier.Applicant, "rating", new { liked = true });
        var rated = await dossier.View(dossier.Applicant);
        Assert.False(rated.TryGetProperty("ratingReaders", out _));
        Assert.False(rated.TryGetProperty("ratingComment", out _));
    }

    [Fact]
    public async Task A_helper_reads_their_own_words_about_a_dossier_of_their_own()
    {
        var dossier = await fixture.Desk.Bring(Stage.Finished, Filing.Helper);
        IsTold((await dossier.View(Filing.Helper)).GetProperty("ratingReaders"));
        await dossier.Do(Filing.Helper, "rating", new { liked = false, comment = Words });

        Assert.Equal(Words, (await dossier.View(Filing.Helper)).GetProperty("ratingComment").GetString());
        Assert.Contains(Words, (await History(dossier, Filing.Helper)).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_holds_for_petitions()
    {
        var petition = await HeldPetition.Bring(fixture.Api, 3, Who.Citizen("outspoken-sender"));
        IsTold((await petition.Read(petition.Sender)).Json.GetProperty("ratingReaders"));

        await petition.Do(petition.Sender, "rating", new { liked = false, comment = Words });
        foreach (var reader in new[] { petition.Sender, Who.Reception, Who.Leader, Who.Leader.At("H44") })
            Assert.Equal(Words, (await petition.Read(reader)).Json.GetProperty("ratingComment").GetString());
        (await petition.Read(Who.Leader.At(Who.OtherAgency))).ExpectProblem(404, "petition.not_found");
    }

    private static void IsTold(JsonElement readers)
    {
        Assert.Contains("cơ quan cấp trên", readers.GetProperty("vi").GetString(), StringComparison.Ordinal);
        Assert.Contains("not published", readers.GetProperty("en").GetString(), StringComparison.Ordinal);
    }

    private Task<Answer> History(Held dossier, Who reader) =>
        fixture.Api.Get($"{Held.PathFor(reader)}{dossier.Id}/history?limit=100", reader);
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteRatingCommentTests(PortalFixture fixture) : RatingCommentTests(fixture), IClassFixture<PortalFixture>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRatingCommentTests(PostgresPortalFixture fixture)
    : RatingCommentTests(fixture), IClassFixture<PostgresPortalFixture>;
