using Portal.Grains.Mandates;
using Portal.Grains.Shared;

namespace Portal.Api.Mandates;

/// <summary>Finds a mandate by the id in an address.</summary>
internal static class MandateReading
{
    /// <summary>The mandate, or <see langword="null"/> when there is none or the caller has no tie to it.</summary>
    public static async Task<MandateView?> Named(
        this IMandateLists mandates,
        string id,
        Caller caller,
        CancellationToken cancellationToken) =>
        PortalId.TryParse(id, out var parsed)
            ? await mandates.FindAsync(parsed.ToString("D"), caller, cancellationToken)
            : null;
}
