using System.Reflection;
using System.Text.RegularExpressions;

namespace Portal.Deployment.Tests.Settings;

/// <summary>
/// Every configuration key that the program reads: found in its sources, where a key is either written out or the
/// property of a class that a section is bound to.
/// </summary>
internal static partial class ProgramSettings
{
    private static readonly Type[] Types =
    [
        .. typeof(Silo.Hosting.PortalHost).Assembly.GetTypes(),
        .. typeof(Api.PortalApi).Assembly.GetTypes(),
        .. typeof(Grains.Dossiers.IDossierGrain).Assembly.GetTypes(),
    ];

    /// <summary>Keys such as <c>Database:Provider</c>, with the default where a class says one.</summary>
    public static IReadOnlyDictionary<string, object?> All { get; } = Find();

    /// <summary>Ways to read a setting that <see cref="All"/> would not find.</summary>
    public static IEnumerable<string> Unseen() =>
        from file in Repository.SourceFiles()
        from line in File.ReadLines(file)
        where AnyRead().IsMatch(line) && !Written().IsMatch(line) && !Bound().IsMatch(line) && !Opened().IsMatch(line)
        select $"{Path.GetFileName(file)}: {line.Trim()}";

    private static SortedDictionary<string, object?> Find()
    {
        var keys = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var text in Repository.SourceFiles().Select(File.ReadAllText))
        {
            foreach (Match match in Written().Matches(text))
                keys.TryAdd(match.Groups["key"].Value, null);
            foreach (Match match in Bound().Matches(text))
                AddProperties(keys, match);
        }

        return keys;
    }

    private static void AddProperties(SortedDictionary<string, object?> keys, Match match)
    {
        var type = Types.Single(one => one.Name == match.Groups["type"].Value);
        var section = match.Groups["section"] is { Success: true } written
            ? written.Value
            : (string)Types.Single(one => one.Name == match.Groups["holder"].Value)
                .GetField("SectionName", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        AddProperties(keys, section, type, Activator.CreateInstance(type));
    }

    private static void AddProperties(SortedDictionary<string, object?> keys, string section, Type type, object? defaults)
    {
        foreach (var property in type.GetProperties().Where(one => one.SetMethod is not null))
        {
            var (key, value) = ($"{section}:{property.Name}", property.GetValue(defaults));
            if (property.PropertyType.IsClass && property.PropertyType.Assembly == type.Assembly)
                AddProperties(keys, key, property.PropertyType, value);
            else
                keys[key] = value is System.Collections.ICollection { Count: 0 } ? null : value;
        }
    }

    [GeneratedRegex("""(onfiguration\[|onfiguration\.GetValue(<[^>]+>)?\(\s*)"(?<key>[^"]+)["]""", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(
        """\.GetSection\(("(?<section>[^"]+)"|(?<holder>\w+)\.SectionName)\)\s*\.Get<(?<type>\w+)>""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bound();

    /// <summary>A section that the next line binds.</summary>
    [GeneratedRegex("""\.GetSection\(("[^"]+"|\w+\.SectionName)\)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Opened();

    [GeneratedRegex("""\.GetSection\(|onfiguration(\[|\.(Get|Bind))""", RegexOptions.CultureInvariant)]
    private static partial Regex AnyRead();
}
