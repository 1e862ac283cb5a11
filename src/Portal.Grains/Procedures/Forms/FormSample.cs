using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Grains.Procedures.Forms;

/// <summary>
/// Fills in a form with invented but valid data, the same for the same seed: for the demonstration replay, the load
/// tool and the random walks over the API. The people do not exist.
/// </summary>
internal static class FormSample
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"];
    private static readonly string[] Middles = ["Văn", "Thị", "Minh", "Ngọc", "Thanh", "Đức", "Thu", "Quang"];
    private static readonly string[] Givens = ["An", "Bình", "Chi", "Dũng", "Hà", "Hương", "Lan", "Nam", "Phúc", "Trang"];
    private static readonly string[] Words =
        ["tổ", "thôn", "xã", "phường", "đường", "số", "khu", "nhà", "hồ sơ", "đề nghị", "cấp", "theo", "quy định"];

    private static readonly string[] Mobile = ["03", "05", "07", "08", "09"];

    public static byte[] Create(FormSchema schema, int seed)
    {
        var random = new Random(seed);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            Write(json, schema.Root, random);
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, FormNode node, Random random)
    {
        switch (node.Type)
        {
            case FormType.Object:
                json.WriteStartObject();
                foreach (var property in node.Properties.Where(property => property.Required || random.Next(10) < 7))
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property, random);
                }

                json.WriteEndObject();
                break;
            case FormType.Array:
                json.WriteStartArray();
                var most = Math.Min(node.MaxLength, node.MinLength + 2);
                for (var count = random.Next(node.MinLength, most + 1); count > 0; count--)
                    Write(json, node.Items!, random);

                json.WriteEndArray();
                break;
            case FormType.Integer:
                json.WriteNumberValue((long)Between(node, random));
                break;
            case FormType.Number:
                json.WriteNumberValue(Between(node, random));
                break;
            case FormType.Boolean:
                json.WriteBooleanValue(node.MustBeTrue || random.Next(2) == 0);
                break;
            default:
                json.WriteStringValue(Text(node, random));
                break;
        }
    }

    private static decimal Between(FormNode node, Random random)
    {
        var least = decimal.Ceiling(node.Minimum ?? 0);
        var most = decimal.Floor(node.Maximum ?? least + 1000);
        return least + decimal.Floor((decimal)random.NextDouble() * Math.Min(most - least, 1_000_000));
    }

    private static string Text(FormNode node, Random random)
    {
        if (!node.Options.IsEmpty)
            return node.Options[random.Next(node.Options.Length)].Value;

        if (!node.Examples.IsEmpty)
            return node.Examples[random.Next(node.Examples.Length)];

        return node.Format switch
        {
            FormFormat.Date => new DateOnly(1960, 1, 1).AddDays(random.Next(24_000)).ToString("O", CultureInfo.InvariantCulture),
            FormFormat.PersonalNumber => PersonalNumber(random),
            FormFormat.TaxCode => TaxCode(random),
            FormFormat.Phone => Pick(Mobile, random) + Digits(8, random),
            _ => Fit(FreeText(node, random), node, random),
        };
    }

    private static string FreeText(FormNode node, Random random) =>
        node.Name.EndsWith("ullName", StringComparison.Ordinal) || node.Name == "representative"
            ? $"{Pick(Families, random)} {Pick(Middles, random)} {Pick(Givens, random)}"
            : string.Join(' ', Enumerable.Range(0, random.Next(2, 7)).Select(_ => Pick(Words, random)));

    private static string Fit(string text, FormNode node, Random random)
    {
        var fitted = new StringBuilder(text);
        while (fitted.Length < node.MinLength)
            fitted.Append(' ').Append(Pick(Words, random));

        return fitted.Length <= node.MaxLength ? fitted.ToString() : fitted.ToString(0, node.MaxLength).Trim().PadRight(
            Math.Min(node.MinLength, node.MaxLength), 'a');
    }

    private static string PersonalNumber(Random random) => string.Create(
        CultureInfo.InvariantCulture, $"{random.Next(1, 97):000}{random.Next(4)}{Digits(8, random)}");

    private static string TaxCode(Random random)
    {
        while (true)
        {
            var digits = Digits(9, random);
            if (FormFormats.TaxCheckDigit(Encoding.ASCII.GetBytes(digits)) is var check and < 10)
                return digits + check.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Digits(int count, Random random) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    private static string Pick(string[] choices, Random random) => choices[random.Next(choices.Length)];
}
