using Microsoft.Extensions.DependencyInjection;

namespace Portal.Grains.Petitions;

/// <summary>What petitions need beside their grain.</summary>
internal static class PetitionServices
{
    /// <summary>What reads.</summary>
    public static IServiceCollection AddPetitionLists(this IServiceCollection services) => services
        .AddSingleton<PetitionLists>()
        .AddSingleton<IPetitionLists>(provider => provider.GetRequiredService<PetitionLists>())
        .AddSingleton<IPetitionNotes, PetitionNotes>()
        .AddSingleton<IPublishedAnswers, PublishedAnswers>();

    /// <summary>What the grain needs.</summary>
    public static IServiceCollection AddPetitions(this IServiceCollection services) => services
        .AddSingleton(PetitionDeadlines.Default)
        .AddSingleton<PetitionContexts>()
        .AddSingleton<PetitionLinks>();
}
