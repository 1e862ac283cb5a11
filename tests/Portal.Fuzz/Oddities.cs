using System.Text.Json.Nodes;

namespace Portal.Fuzz;

/// <summary>Values that have broken others before.</summary>
internal static class Oddities
{
    public static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "null", "true", "undefined", "NaN", "-1", "0", "1e400", "9223372036854775808", "0x7fffffff",
        "../../../etc/passwd", "..\\..\\windows", "/etc/passwd\0.pdf", "'; DROP TABLE dossier; --", "' OR '1'='1", "%", "_", "\\",
        "<script>alert(1)</script>", "${jndi:ldap://127.0.0.1/a}", "{{7*7}}", "{0}", "%s%n", "$(id)", "`id`", "\r\nX-Injected: 1",
        "\u202Egpj.exe", "\uFEFF", "e\u0301\u0301\u0301", "\U0001F468\u200D\U0001F469", "İıſ", "ﷺ", "\uD83D",
        "00000000-0000-0000-0000-000000000000", "2026-02-30", "2026-13", "0001-01", "9999-12", "9999-12-31T23:59:59.9999999Z",
        "0001-01-01T00:00:00Z", "2026-08-03T24:00:00+99:99", "-271821-04-20", "１２３", "Ｈ４４", "a|b|c", "*", "\"1\"", "W/\"1\"",
    ];

    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('a', random.Next(300, 3000)),
        1 => string.Concat(Enumerable.Repeat("ệ", random.Next(50, 800))),
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>A JSON value of any kind.</summary>
    public static JsonNode? Value(Random random) => random.Next(14) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(-1),
        3 => JsonValue.Create(0),
        4 => JsonNode.Parse("9223372036854775807"),
        5 => JsonNode.Parse("-9223372036854775809"),
        6 => JsonNode.Parse("1e308"),
        7 => JsonNode.Parse("79228162514264337593543950336.5"),
        8 => new JsonArray(),
        9 => new JsonObject(),
        10 => Nested(random.Next(2, 40)),
        11 => new JsonArray([.. Enumerable.Range(0, random.Next(2, 400)).Select(i => (JsonNode)JsonValue.Create(i))]),
        _ => JsonValue.Create(Text(random)),
    };

    private static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonArray();
        for (var i = 0; i < depth; i++)
            node = i % 2 == 0 ? new JsonObject { ["a"] = node } : new JsonArray(node);
        return node;
    }
}
