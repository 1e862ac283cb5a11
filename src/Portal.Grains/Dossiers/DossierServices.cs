using Microsoft.Extensions.Logging;
using Portal.Grains.Agencies;
using Portal.Grains.Documents;
using Portal.Grains.Journal.Streams;

namespace Portal.Grains.Dossiers;

/// <summary>What every turn of a dossier needs.</summary>
internal sealed record DossierServices(
    StreamServices Streams,
    DossierContexts Contexts,
    NumberBlocks Numbers,
    HandedInFiles Files,
    IGrainFactory Grains,
    ILogger<DossierGrain> Logger);
