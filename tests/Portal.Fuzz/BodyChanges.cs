using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Fuzz;

/// <summary>Changes a body: its values while it is JSON, then its bytes.</summary>
internal static class BodyChanges
{
    public static string ChangeValue(JsonNode body, Random random)
    {
        var places = Places(body).ToList();
        if (places.Count == 0)
            return "nothing to change";

        var (parent, name, index) = places[random.Next(places.Count)];
        var what = random.Next(6);
        var value = Oddities.Value(random);
        switch (parent)
        {
            case JsonObject one when what == 0:
                one.Remove(name!);
                return $"without {name}";
            case JsonObject one when what == 1:
                one["x" + name] = value;
                return $"with x{name}";
            case JsonObject one:
                one[name!] = value;
                return $"odd {name}";
            case JsonArray many when what == 0:
                many.RemoveAt(index);
                return "without an item";
            case JsonArray many when what == 1:
                for (var i = random.Next(1, 300); i > 0; i--)
                    many.Add(many[index]?.DeepClone());
                return "many items";
            default:
                ((JsonArray)parent)[index] = value;
                return "odd item";
        }
    }

    /// <summary>Bytes that a JSON writer would not write.</summary>
    public static (byte[] Body, string Change) ChangeBytes(byte[] body, Random random)
    {
        var text = Encoding.UTF8.GetString(body);
        return random.Next(11) switch
        {
            0 => (body[..random.Next(body.Length + 1)], "cut"),
            1 => ([.. body, .. body], "twice"),
            2 => ([0xEF, 0xBB, 0xBF, .. body], "byte order mark"),
            3 => ([.. body.Select(b => b == (byte)'a' ? (byte)0xFF : b)], "no UTF-8"),
            4 => (Encoding.UTF8.GetBytes(new string('[', 20_000)), "20,000 brackets"),
            5 => (Encoding.UTF8.GetBytes(text.Replace("{", "{\"reason\":1,\"reason\":\"2\",", StringComparison.Ordinal)), "duplicate names"),
            6 => (Encoding.Unicode.GetBytes(text), "UTF-16"),
            7 => ([], "empty"),
            8 => (Encoding.UTF8.GetBytes($"\"{new string('x', 300_000)}\""), "300 kB"),
            9 => (Encoding.UTF8.GetBytes(text.Replace(':', ';')), "semicolons"),
            _ => (Flipped(body, random), "flipped bits"),
        };
    }

    private static byte[] Flipped(byte[] body, Random random)
    {
        var copy = (byte[])body.Clone();
        for (var i = random.Next(1, 6); i > 0 && copy.Length > 0; i--)
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode node) => node switch
    {
        JsonObject one => one.SelectMany(pair => Below(pair.Value).Prepend((one, pair.Key, 0))),
        JsonArray many => many.SelectMany((item, i) => Below(item).Prepend((many, null, i))),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Below(JsonNode? node) =>
        node is null ? [] : Places(node);
}
