using System.Text.Json;
using Portal.Api.Tests.Running;

namespace Portal.Api.Tests.Notices;

/// <summary>An agency reads in one place how people found its work, and what they wrote.</summary>
public abstract class RatingListTests(PortalFixture fixture)
{
    private const string Ratings = "/api/v1/agency/ratings";

    [Fact]
    public async Task Ratings_are_listed_with_their_words_and_without_who_wrote_them()
    {
        var me = Who.Citizen("listed");
        var dossier = await Rate(me, liked: false, "Chờ lâu");
        await fixture.Desk.Bring(Stage.Finished, me);

        var line = (await Walk(Ratings + "?limit=1", Who.Leader)).Single(line => IdOf(line) == dossier.Id);
        Assert.Equal(("Chờ lâu", false), (line.GetProperty("comment").GetString(), line.GetProperty("liked").GetBoolean()));
        Assert.Equal(
            ["id", "number", "procedure", "liked", "ratedAt", "comment"], line.EnumerateObject().Select(property => property.Name));
        Assert.All(await Walk(Ratings, Who.Leader), line => Assert.True(line.TryGetProperty("ratedAt", out _)));
    }

    [Fact]
    public async Task Likes_and_dislikes_are_asked_for_apart_and_silence_is_no_comment()
    {
        var (liked, disliked) = (await Rate(Who.Citizen("apart"), true, null), await Rate(Who.Citizen("apart"), false, "Chậm"));
        var likes = await Walk(Ratings + "?liked=true", Who.Manager);
        Assert.DoesNotContain(disliked.Id, likes.Select(IdOf));
        Assert.False(likes.Single(line => IdOf(line) == liked.Id).TryGetProperty("comment", out _));
        var dislikes = await Walk(Ratings + "?liked=false", Who.Manager);
        Assert.Contains(disliked.Id, dislikes.Select(IdOf));
        Assert.DoesNotContain(liked.Id, dislikes.Select(IdOf));
        (await fixture.Api.Get(Ratings + "?liked=maybe", Who.Manager)).ExpectProblem(400, "request.invalid_parameter");
    }

    [Fact]
    public async Task Those_above_ask_for_a_unit_and_others_do_not()
    {
        var dossier = await Rate(Who.Citizen("from-above"), false, "Xa quá");
        Assert.Contains(dossier.Id, (await Walk($"{Ratings}?agency={Who.OwnAgency}", Who.Leader.At("H44"))).Select(IdOf));
        Assert.DoesNotContain(dossier.Id, (await Walk(Ratings, Who.Leader.At(Who.OtherAgency))).Select(IdOf));
        (await fixture.Api.Get($"{Ratings}?agency={Who.OwnAgency}", Who.Leader.At(Who.OtherAgency))).ExpectProblem(403, "agency.not_yours");
    }

    [Fact]
    public async Task A_specialist_reads_about_their_own_dossiers()
    {
        var theirs = await Rate(Who.Citizen("assigned-rating"), false, "Hỏi mãi");
        var refused = await fixture.Desk.Submit(Who.Citizen("assigned-rating"));
        await refused.Do(Who.Reception, "refusal", Desk.Refusal);
        await refused.Do(refused.Applicant, "rating", new { liked = false });

        var read = (await Walk(Ratings, Who.Specialist)).Select(IdOf).ToList();
        Assert.Contains(theirs.Id, read);
        Assert.DoesNotContain(refused.Id, read);
        Assert.Contains(refused.Id, (await Walk(Ratings, Who.Reception)).Select(IdOf));
    }

    private static string IdOf(JsonElement line) => line.GetProperty("id").GetString()!;

    private async Task<Held> Rate(Who applicant, bool liked, string? comment)
    {
        var dossier = await fixture.Desk.Bring(Stage.Finished, applicant);
        await dossier.Do(applicant, "rating", new { liked, comment });
        return dossier;
    }

    private async Task<List<JsonElement>> Walk(string path, Who who)
    {
        var lines = new List<JsonElement>();
        string? next = null;
        do
        {
            var cursor = next is null ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "cursor=" + Uri.EscapeDataString(next);
            var page = (await fixture.Api.Get(path + cursor, who)).Expect(200).Json;
            lines.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var at) ? at.GetString() : null;
        }
        while (next is not null);
        return lines;
    }
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteRatingListTests(PortalFixture fixture) : RatingListTests(fixture), IClassFixture<PortalFixture>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRatingListTests(PostgresPortalFixture fixture)
    : RatingListTests(fixture), IClassFixture<PostgresPortalFixture>;
