using System.Globalization;

namespace Portal.Silo.Replay.Planning;

/// <summary>
/// Who takes part: some officers of the unit, the payment and synchronisation system of its province, and citizens.
/// </summary>
/// <param name="unit">Agency.</param>
/// <param name="dossiers">How many dossiers it has.</param>
/// <param name="style">How busy everybody is.</param>
/// <param name="random">Chance.</param>
internal sealed class Cast(string unit, int dossiers, ReplayStyle style, Random random)
{
    private const int DossiersPerReceptionist = 100;
    private const int DossiersPerSpecialist = 50;

    /// <summary>People who file in a province of one short replay; many tokens a day would only measure the issuer.</summary>
    private const int BusyCitizens = 200;

    /// <summary>Pays and synchronises for the whole province or ministry.</summary>
    public Actor System { get; } = new("integrator", "replay-payments", unit.Split('.')[0]);

    public Actor Reception() => Officer("reception", DossiersPerReceptionist);

    public Actor Specialist() => Officer("specialist", DossiersPerSpecialist);

    public Actor Leader() => Officer("leader", DossiersPerReceptionist);

    public Actor Manager() => Officer("manager", int.MaxValue);

    /// <summary>An applicant; some come more than once.</summary>
    public Actor Applicant(bool verified, bool enterprise)
    {
        var persona = !verified ? "citizen-unverified" : enterprise ? "enterprise" : "citizen";
        return new Actor(persona, Subject(persona, random.Next(style == ReplayStyle.Lean ? BusyCitizens : dossiers)));
    }

    /// <summary>Who sends a petition.</summary>
    public static Actor Sender(int number) => new("citizen", Subject("citizen", number));

    private Actor Officer(string role, int dossiersEach) => new(
        role, Subject(role, style == ReplayStyle.Lean ? 0 : random.Next(2 + dossiers / dossiersEach)), unit);

    private static string Subject(string role, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"replay-{role}-{number + 1}");
}
