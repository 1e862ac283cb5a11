using System.Globalization;

namespace Portal.Load.Measure;

/// <summary>The figures of a run: medians over its rounds, in the order in which they were first added.</summary>
internal sealed class Figures
{
    private readonly Dictionary<string, List<double>> values = [];
    private readonly Dictionary<string, string> units = [];
    private readonly List<string> order = [];

    public void Add(string name, double value, string unit)
    {
        if (!values.TryGetValue(name, out var list))
        {
            values[name] = list = [];
            units[name] = unit;
            order.Add(name);
        }

        list.Add(value);
    }

    public double Median(string name)
    {
        var sorted = values[name].Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Every wanted figure on a line of its own.</summary>
    public void Print(TextWriter output, Selection selection)
    {
        foreach (var name in order.Where(selection.Wants))
            output.WriteLine($"bench {name} {Text(Median(name))} {units[name]}");
    }

    // Three significant digits are more than a shared machine gives.
    public static string Text(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
