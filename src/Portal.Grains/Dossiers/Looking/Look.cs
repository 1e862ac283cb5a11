namespace Portal.Grains.Dossiers.Looking;

/// <summary>The looks of one person at one dossier in one hour, as far as they are not written yet.</summary>
internal sealed record Look(
    string Dossier, long Hour, string Viewer, string Role, string? Agency, LookAt What, int Times, long FirstAt, long LastAt)
{
    private const long MillisecondsPerHour = 3_600_000;

    public (string, long, string) Key => (Dossier, Hour, Viewer);

    public static Look Of(string dossier, string viewer, string role, string? agency, LookAt what, long at) =>
        new(dossier, at - (at % MillisecondsPerHour), viewer, role, agency, what, 1, at, at);

    /// <summary>Both together.</summary>
    public Look With(Look other) => this with
    {
        What = What | other.What,
        Times = Times + other.Times,
        FirstAt = Math.Min(FirstAt, other.FirstAt),
        LastAt = Math.Max(LastAt, other.LastAt),
    };
}
