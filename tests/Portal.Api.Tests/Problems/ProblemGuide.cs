using System.Globalization;
using System.Text;
using Portal.Api.Problems;

namespace Portal.Api.Tests.Problems;

/// <summary>The catalogue of problems as a page of the documentation.</summary>
internal static class ProblemGuide
{
    public static string Write(IEnumerable<ProblemText> catalogue)
    {
        var page = new StringBuilder("""
            # Codes of refusals

            Every answer that says no is a problem of RFC 9457 (`application/problem+json`) with a stable `code`. Title and
            detail come in Vietnamese, or in English when `Accept-Language` prefers it. `GET /problems/{code}` gives the
            same texts: as a page where a browser follows the link, as JSON to everybody else. Numbers in braces stand for values
            of the case.

            This page is written from the catalogue in `src/Portal.Api/Problems`; a test compares them.


            """.ReplaceLineEndings("\n"));
        foreach (var area in catalogue.GroupBy(text => text.Code[..text.Code.IndexOf('.', StringComparison.Ordinal)]))
        {
            page.Append(CultureInfo.InvariantCulture, $"## {area.Key}\n\n| Code | Status | Vietnamese | English |\n|---|---|---|---|\n");
            foreach (var text in area)
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{text.Code}` | {text.Status} | **{text.Title.Vi}**. {text.Detail.Vi} | **{text.Title.En}**. {text.Detail.En} |\n");
            }

            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }
}
