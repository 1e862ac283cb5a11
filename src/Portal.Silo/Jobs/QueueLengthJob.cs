using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Portal.Grains.Catalogue;
using Portal.Grains.Dossiers;
using Portal.Grains.Petitions;
using Portal.Grains.Storage;

namespace Portal.Silo.Jobs;

/// <summary>
/// Counts what waits. Agency by agency, by the index of the queues: what has ended is never read, however much there is.
/// </summary>
internal sealed class QueueLengthJob(PortalDatabase database, ICatalogue catalogue, QueueMetrics metrics) : IJob
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
        await using var connection = await database.OpenAsync(cancellationToken);
        var dossiers = await CountAsync(connection, "dossier", OpenDossiers, cancellationToken);
        var petitions = await CountAsync(connection, "petition", OpenPetitions, cancellationToken);
        await using var uploads = connection.CreateCommand("SELECT count(*) FROM upload WHERE finished_at IS NULL");
        var open = Convert.ToInt64(await uploads.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        metrics.Record(dossiers, petitions, open);
    }

    private async Task<Dictionary<string, long>> CountAsync<TStatus>(
        DbConnection connection, string table, TStatus[] open, CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        var counts = open.ToDictionary(NameOf, _ => 0L, StringComparer.Ordinal);
        var numbers = string.Join(", ", open.Select(status => status.ToString("D")));
        foreach (var agency in catalogue.Current.Agencies.All)
        {
            await using var command = connection.CreateCommand(
                $"SELECT status, count(*) FROM {table} WHERE agency = @agency AND status IN ({numbers}) GROUP BY status",
                ("@agency", agency.Code));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var status = (TStatus)Enum.ToObject(typeof(TStatus), Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture));
                counts[NameOf(status)] += reader.GetInt64(1);
            }
        }

        return counts;
    }

    private static string NameOf<TStatus>(TStatus status)
        where TStatus : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
