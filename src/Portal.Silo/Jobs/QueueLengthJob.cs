using System.Globalization;
using System.Text.Json;
using Portal.Grains.Dossiers;
using Portal.Grains.Petitions;
using Portal.Grains.Storage;

namespace Portal.Silo.Jobs;

/// <summary>Counts what waits, by the indexes of what is open: what has ended is never read, however much there is.</summary>
internal sealed class QueueLengthJob(
    PortalDatabase database, DossierLists dossiers, PetitionLists petitions, QueueMetrics metrics) : IJob
{
    private static readonly DossierStatus[] OpenDossiers =
    [
        DossierStatus.Submitted, DossierStatus.Accepted, DossierStatus.InProcess, DossierStatus.SupplementRequested,
        DossierStatus.PaymentRequested,
    ];

    private static readonly PetitionStatus[] OpenPetitions =
        [PetitionStatus.Sent, PetitionStatus.Received, PetitionStatus.SenderAsked, PetitionStatus.Answered];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var openDossiers = Named(OpenDossiers, await dossiers.CountOpenAsync(cancellationToken));
        var openPetitions = Named(OpenPetitions, await petitions.CountOpenAsync(cancellationToken));
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var uploads = connection.CreateCommand("SELECT count(*) FROM upload WHERE finished_at IS NULL");
        var openUploads = Convert.ToInt64(await uploads.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        metrics.Record(openDossiers, openPetitions, openUploads);
    }

    /// <summary>Every status has its number, also when it is 0.</summary>
    private static Dictionary<string, long> Named<TStatus>(TStatus[] open, Dictionary<TStatus, long> counts)
        where TStatus : struct, Enum =>
        open.ToDictionary(
            status => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString()),
            status => counts.GetValueOrDefault(status),
            StringComparer.Ordinal);
}
