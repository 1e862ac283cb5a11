using Microsoft.Extensions.DependencyInjection;

namespace Portal.Grains.Petitions;

/// <summary>What petitions need beside their grain.</summary>
internal static class PetitionServices
{
    public static IServiceCollection AddPetitions(this IServiceCollection services) => services
        .AddSingleton(PetitionDeadlines.Default)
        .AddSingleton<PetitionContexts>()
        .AddSingleton<PetitionLists>()
        .AddSingleton<IPetitionLists>(provider => provider.GetRequiredService<PetitionLists>())
        .AddSingleton<PetitionLinks>();
}
