using System.Globalization;
using System.Text;

namespace Portal.Api.Ministry;

/// <summary>
/// A table as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read Vietnamese. Texts that a
/// spreadsheet would take for a formula get an apostrophe in front.
/// </summary>
internal sealed class CsvTable
{
    public const string ContentType = "text/csv; charset=utf-8";

    private readonly StringBuilder text = new("\uFEFF");
    private bool first = true;

    public CsvTable(params ReadOnlySpan<string> headings)
    {
        foreach (var heading in headings)
            Text(heading);
        End();
    }

    public CsvTable Text(string? value)
    {
        var cell = value ?? "";
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n')
            cell = "'" + cell;
        return Raw(cell.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
    }

    public CsvTable Number(decimal? value) => Raw(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvTable Moment(DateTimeOffset? value) =>
        Raw(value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "");

    public CsvTable End()
    {
        text.Append("\r\n");
        first = true;
        return this;
    }

    /// <summary>What was written since the last time; the table goes on after it.</summary>
    public byte[] Take()
    {
        var taken = ToBytes();
        text.Clear();
        return taken;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    private CsvTable Raw(string cell)
    {
        if (!first)
            text.Append(',');
        first = false;
        text.Append(cell);
        return this;
    }
}
