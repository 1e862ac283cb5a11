using System.Globalization;
using Dapper;
using Portal.Grains.Dossiers;
using Portal.Grains.Mandates;
using Portal.Grains.Shared;
using Portal.Grains.Storage;
using Portal.Testing.Databases;

namespace Portal.Grains.Tests.Mandates;

public sealed class MandateListTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Sqlite, 4)]
    [InlineData(DatabaseKind.Sqlite, 100)]
    [InlineData(DatabaseKind.PostgreSql, 1)]
    [InlineData(DatabaseKind.PostgreSql, 4)]
    [InlineData(DatabaseKind.PostgreSql, 100)]
    internal async Task The_pages_of_a_province_hold_each_mandate_once_the_newest_first_whatever_commune_has_it(
        DatabaseKind kind, int pageSize)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using var connection = await test.Database.OpenAsync(default);
        var all = Enumerable.Range(0, 120).Select(i => (
            Id: string.Create(CultureInfo.InvariantCulture, $"m{i * 7919 % 1000}"),
            Agency: new[] { "H44.03", "H44.1", "H44.100", "H44", "H45", "H44.03.1", "H44.09" }[i % 7],
            At: (long)(i * 31 % 40),
            Given: i % 13 > 0)).ToList();
        foreach (var (id, agency, at, given) in all)
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO mandate (id, revision, settled, mandator, helper, agency, may_withdraw, from_day, to_day, channel, identity,
                    given_at, given_by)
                VALUES (@id, @revision, @yes, 'an', 'binh', @agency, @no, '2026-08-01', '2026-09-01', 1, 1, @at, 'counter')
                """,
                new { id, agency, at, revision = given ? 1 : 0, yes = true, no = false });
        }

        var lists = new MandateLists(test.Database, new DossierLists(test.Database), null!, TimeProvider.System);
        foreach (var asked in new[] { "H44", "H44.03", "H45", "H4" })
        {
            var ids = new List<string>();
            for (PageCursor? after = null; ;)
            {
                var page = await lists.OfAgencyAsync(asked, new PageRequest(pageSize, after), default);
                ids.AddRange(page.Items.Select(view => view.Id));
                if ((after = page.Next) is null)
                    break;
            }

            Assert.Equal(
                all.Where(one => one.Given && (one.Agency == asked || one.Agency.StartsWith(asked + '.', StringComparison.Ordinal)))
                    .OrderByDescending(one => one.At)
                    .ThenByDescending(one => one.Id, StringComparer.Ordinal)
                    .Select(one => one.Id),
                ids);
        }
    }
}
