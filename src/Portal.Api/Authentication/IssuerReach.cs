using Microsoft.IdentityModel.Tokens;

namespace Portal.Api.Authentication;

/// <summary>
/// Whether the keys of the issuer are known or can be had. Asks once for all who wait, and not again at once: an issuer that
/// is away must not keep every request waiting. Keys that are known stay so.
/// </summary>
internal sealed class IssuerReach(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private Task<Exception?>? asking;
    private long answered;

    /// <summary>Null, or why the keys are not known.</summary>
    public Task<Exception?> AskAsync(BaseConfigurationManager issuer)
    {
        lock (gate)
        {
            if (asking is null || (asking is { IsCompleted: true, Result: not null } && time.GetElapsedTime(answered) >= Pause))
                asking = TryAsync(issuer);
            return asking;
        }
    }

    private async Task<Exception?> TryAsync(BaseConfigurationManager issuer)
    {
        try
        {
            await issuer.GetBaseConfigurationAsync(CancellationToken.None);
            return null;
        }
        catch (Exception away)
        {
            answered = time.GetTimestamp();
            return away;
        }
    }
}
