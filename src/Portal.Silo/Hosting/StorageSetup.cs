using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Portal.Grains.Administration;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Publishing;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Following;
using Portal.Grains.Dossiers.Looking;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Journal;
using Portal.Grains.Journal.Reading;
using Portal.Grains.Journal.Streams;
using Portal.Grains.Journal.Writing;
using Portal.Grains.Mandates;
using Portal.Grains.Petitions;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>Database, catalogue, journal and what reads them.</summary>
internal static class StorageSetup
{
    /// <summary>Stands in every row of grain state; never changes, or the states would be lost.</summary>
    public const string ServiceId = "portal";

    /// <summary>Connections, and the look at the schema before anything else starts.</summary>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(DatabaseOf(builder));
        services.AddSingleton(provider => PortalDatabase.Open(provider.GetRequiredService<PortalDatabaseOptions>()));
        services.AddSingleton<Migrator>();
        services.AddSingleton<StartPatience>();
        services.AddHostedService<SchemaStartup>();
        services.AddSingleton<IAdministrationRecord, AdministrationRecord>();
    }

    /// <summary>The catalogue in memory, which follows the database.</summary>
    public static void AddCatalogue(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CatalogueHolder>();
        services.AddSingleton<ICatalogue>(provider => provider.GetRequiredService<CatalogueHolder>());
        services.AddSingleton<CatalogueFeed>();
        services.AddSingleton<CatalogueClocks>();
        services.AddHostedService<CatalogueStartup>();
    }

    /// <summary>
    /// What reads rows, and what writes rows that are nobody's state: uploads and documents, looks, subject ids of
    /// villagers, targets.
    /// </summary>
    public static void AddLists(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<JournalReader>();
        services.AddSingleton<DossierLists>();
        services.AddSingleton<IDossierLists>(provider => provider.GetRequiredService<DossierLists>());
        services.AddSingleton<IDossierHistory, DossierHistory>();
        services.AddSingleton<IDossierRatings, DossierRatings>();
        services.AddSingleton<LookRows>();
        services.AddSingleton<DossierLooks>();
        services.AddSingleton<IDossierLooks>(provider => provider.GetRequiredService<DossierLooks>());
        services.AddHostedService(provider => provider.GetRequiredService<DossierLooks>());
        services.AddPetitionLists();
        services.AddSingleton<IMandateLists, MandateLists>();
        services.AddSingleton<IRepresentedPeople, RepresentedPeople>();
        services.AddSingleton<ICatalogueAdministration, CatalogueAdministration>();
        builder.AddDocuments(DatabaseOf(builder));
        builder.AddScores();
    }

    /// <summary>The journal's one writer of this process. It starts before the grains and ends after them.</summary>
    public static void AddJournal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Journal").Get<JournalOptions>() ?? new JournalOptions());
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<JournalWriter>());
        services.AddHostedService(provider => provider.GetRequiredService<JournalWriter>());
        services.AddSingleton<JournalMonths>();
        services.AddSingleton<CataloguePublisher>();
    }

    /// <summary>What grains need.</summary>
    public static void AddGrainServices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<StreamStore>();
        services.AddSingleton<StreamServices>();
        services.AddSingleton(provider => new GrainStateStore(provider.GetRequiredService<PortalDatabase>(), ServiceId));
        services.AddSingleton<IDossierNumbers>(provider => provider.GetRequiredService<DossierLists>());
        services.AddSingleton<DossierContexts>();
        services.AddSingleton(provider => new NumberBlocks((agency, day, count) =>
            provider.GetRequiredService<IGrainFactory>().GetAgency(agency).ReserveNumbers(day, count)));
        services.AddSingleton<DossierServices>();
        services.AddSingleton<IIntake, Intake>();
        services.AddPetitions();
        services.AddSingleton(_ => MandatePolicy.Load(Path.Combine(AppContext.BaseDirectory, "data")));
        services.AddSingleton<MandateRows>();
        services.AddSingleton<SavedAnswers>();
        builder.AddHandedInFiles();
    }

    private static PortalDatabaseOptions DatabaseOf(WebApplicationBuilder builder) =>
        builder.Configuration.GetSection("Database").Get<PortalDatabaseOptions>() ?? new PortalDatabaseOptions();
}
