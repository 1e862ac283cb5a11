using System.Globalization;

namespace Portal.Silo.Replay;

/// <summary>Who takes part: some officers of the unit, its payment system, and many citizens.</summary>
internal sealed class Cast(int dossiers, Random random)
{
    private const int DossiersPerReceptionist = 100;
    private const int DossiersPerSpecialist = 50;

    public static readonly Actor Payments = new("integrator", "replay-payments");

    public Actor Reception() => Officer("reception", DossiersPerReceptionist);

    public Actor Specialist() => Officer("specialist", DossiersPerSpecialist);

    public Actor Leader() => Officer("leader", DossiersPerReceptionist);

    /// <summary>An applicant; some come more than once.</summary>
    public Actor Applicant(bool verified, bool enterprise)
    {
        var persona = !verified ? "citizen-unverified" : enterprise ? "enterprise" : "citizen";
        return new Actor(persona, Subject(persona, random.Next(dossiers)));
    }

    private Actor Officer(string role, int dossiersEach) => new(role, Subject(role, random.Next(2 + dossiers / dossiersEach)));

    private static string Subject(string role, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"replay-{role}-{number + 1}");
}
