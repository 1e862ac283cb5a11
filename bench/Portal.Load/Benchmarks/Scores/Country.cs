using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Portal.Load.Benchmarks.Scores;

/// <summary>The units of a whole country: the 34 provinces of the catalogue, each with 100 made-up communes.</summary>
/// <param name="Provinces">Codes of the provinces.</param>
/// <param name="Communes">Codes of the communes.</param>
/// <param name="Procedures">Codes of the procedures of communes.</param>
internal sealed record Country(
    ImmutableArray<string> Provinces, ImmutableArray<string> Communes, ImmutableArray<string> Procedures)
{
    private const int CommunesOfProvince = 100;

    // Beyond every number that real communes have.
    private const int FirstNumber = 5_000;

    public static Country Read(string dataDirectory)
    {
        using var agencies = Open(dataDirectory, "agencies.json");
        using var procedures = Open(dataDirectory, "procedures.json");
        var provinces = agencies.RootElement.EnumerateArray()
            .Where(agency => agency.GetProperty("kind").GetString() == "province")
            .Select(agency => agency.GetProperty("code").GetString()!)
            .ToImmutableArray();
        return new Country(
            provinces,
            [.. provinces.SelectMany(province => Enumerable.Range(FirstNumber, CommunesOfProvince)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{province}.{number}")))],
            [.. procedures.RootElement.EnumerateArray()
                .Where(procedure => procedure.GetProperty("levels").EnumerateArray().Any(level => level.GetString() == "commune"))
                .Select(procedure => procedure.GetProperty("code").GetString()!)
                .Distinct()]);
    }

    /// <summary>The communes as a file that an administrator imports.</summary>
    public byte[] AgenciesFile() => JsonSerializer.SerializeToUtf8Bytes(Communes.Select(code => new
    {
        code,
        name = $"UBND xã {code}",
        shortName = $"xã {code}",
        kind = "commune",
        unitType = "xã",
        level = 2,
        parent = code[..code.IndexOf('.', StringComparison.Ordinal)],
    }));

    private static JsonDocument Open(string directory, string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, name)));
}
