using Orleans;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Catalogue.Publishing;
using Portal.Grains.Dossiers;
using Portal.Grains.Journal;
using Portal.Grains.Mandates;
using Portal.Grains.Petitions;
using Portal.Grains.Scoring;
using Portal.Grains.Scoring.Procedures;
using Portal.Grains.Scoring.Rules;
using Portal.Grains.Scoring.Scorecards;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>Database, journal, catalogue and what reads them.</summary>
internal static class StorageSetup
{
    /// <summary>Stands in every row of grain state; never changes, or the states would be lost.</summary>
    public const string ServiceId = "portal";

    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection("Database").Get<PortalDatabaseOptions>() ?? new PortalDatabaseOptions();
        var journal = builder.Configuration.GetSection("Journal").Get<JournalOptions>() ?? new JournalOptions();
        var services = builder.Services;
        services.AddSingleton(database);
        services.AddSingleton(journal);
        services.AddSingleton(_ => PortalDatabase.Open(database));
        services.AddSingleton<Migrator>();
        services.AddHostedService<SchemaStartup>();

        services.AddSingleton<JournalWriter>();
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<JournalWriter>());
        services.AddHostedService(provider => provider.GetRequiredService<JournalWriter>());
        services.AddSingleton<StreamStore>();
        services.AddSingleton<StreamServices>();
        services.AddSingleton<JournalReader>();
        services.AddSingleton(provider => new GrainStateStore(provider.GetRequiredService<PortalDatabase>(), ServiceId));

        services.AddSingleton<CatalogueHolder>();
        services.AddSingleton<ICatalogue>(provider => provider.GetRequiredService<CatalogueHolder>());
        services.AddSingleton<CataloguePublisher>();
        services.AddSingleton<ICatalogueAdministration>(provider => provider.GetRequiredService<CataloguePublisher>());
        services.AddHostedService<CatalogueStartup>();
        services.AddSingleton<CatalogueClocks>();
        services.AddSingleton<ICatalogueSets, CatalogueSets>();
        services.AddSingleton<DossierContexts>();
        services.AddSingleton(provider => new NumberBlocks((agency, day, count) =>
            provider.GetRequiredService<IGrainFactory>().GetAgency(agency).ReserveNumbers(day, count)));
        services.AddSingleton<DossierServices>();
        services.AddSingleton<DossierLists>();
        services.AddSingleton<IDossierLists>(provider => provider.GetRequiredService<DossierLists>());
        services.AddSingleton<IDossierNumbers>(provider => provider.GetRequiredService<DossierLists>());
        services.AddSingleton<IDossierHistory, DossierHistory>();
        services.AddPetitions();
        builder.AddDocuments(database);
        services.AddSingleton(_ => MandatePolicy.Load(Path.Combine(AppContext.BaseDirectory, "data")));
        services.AddSingleton<MandateRows>();
        services.AddSingleton<IMandateLists, MandateLists>();
        services.AddSingleton<IRepresentedPeople, RepresentedPeople>();
        services.AddSingleton(IndexFile.Load(Path.Combine(AppContext.BaseDirectory, "data")));
        services.AddSingleton<IUnitStatistics, UnitStatistics>();
        services.AddScorecards();
        builder.AddScores();
    }
}
