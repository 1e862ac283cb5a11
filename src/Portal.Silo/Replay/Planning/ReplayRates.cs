using System.Text.Json;

namespace Portal.Silo.Replay.Planning;

/// <summary>Shares that fill in what a unit's observation does not say (<c>rates</c> of <c>data/service-volumes.json</c>).</summary>
internal sealed record ReplayRates
{
    public required decimal Online { get; init; }
    public required decimal CarriedOver { get; init; }
    public required decimal WithFee { get; init; }
    public required decimal PaidOnlineOfFee { get; init; }
    public required decimal ElectronicResult { get; init; }
    public required decimal Digitised { get; init; }
    public required decimal Reused { get; init; }
    public required decimal PopulationData { get; init; }
    public required decimal UnsatisfiedThoughOnTime { get; init; }

    /// <summary>Finished among those in process: 147,765 of 184,513 in Phú Thọ in August 2026.</summary>
    public decimal Completed { get; init; } = 0.80m;

    /// <summary>Dossiers that are sent back once for a supplement. Not published anywhere; an estimate.</summary>
    public decimal Supplemented { get; init; } = 0.04m;

    /// <summary>Late dossiers for which the agency apologised in time. Not published anywhere; an estimate.</summary>
    public decimal ExtendedOfLate { get; init; } = 0.25m;

    /// <summary>The shares of Phú Thọ in August 2026; of the year where the month does not say.</summary>
    public static ReplayRates Shipped()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "data", "service-volumes.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var rates = document.RootElement.GetProperty("rates");
        var (month, year) = (rates.GetProperty("H44August"), rates.GetProperty("H44Year"));
        return new ReplayRates
        {
            Online = month.GetProperty("onlineShare").GetDecimal(),
            CarriedOver = month.GetProperty("carriedOverShare").GetDecimal(),
            WithFee = month.GetProperty("feeShareOfInProcess").GetDecimal(),
            PaidOnlineOfFee = month.GetProperty("paidOnlineOfFee").GetDecimal(),
            ElectronicResult = month.GetProperty("electronicResultShare").GetDecimal(),
            Digitised = year.GetProperty("digitisedShare").GetDecimal(),
            Reused = month.GetProperty("reuseShare").GetDecimal(),
            PopulationData = year.GetProperty("populationDataShare").GetDecimal(),
            UnsatisfiedThoughOnTime = month.GetProperty("onTimeButUnsatisfiedPer10000").GetDecimal() / 10_000,
        };
    }
}
