namespace Portal.Api.Tests.Backups;

/// <summary>Nobody watches.</summary>
internal sealed class Silent : IProgress<string>
{
    public static readonly Silent Instance = new();

    public void Report(string value)
    {
    }
}
