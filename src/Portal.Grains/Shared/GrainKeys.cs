using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Agencies;
using Portal.Grains.Catalogue;
using Portal.Grains.Citizens;
using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Submitting;
using Portal.Grains.Mandates;
using Portal.Grains.Petitions;

namespace Portal.Grains.Shared;

/// <summary>
/// The one place that makes grain keys. Citizens and agencies get a prefix: a key of hexadecimal digits alone, such as a
/// personal number, would be stored as a number and lose its leading zeros.
/// </summary>
public static class GrainKeys
{
    private const string CitizenPrefix = "citizen:";
    private const string AgencyPrefix = "agency:";
    private const string MandatePrefix = "mandate:";

    // Enough for the cores of several silos: each of them works on one thread at a time.
    private const int Intakes = 32;

    /// <summary>The grain of a dossier.</summary>
    public static IDossierGrain GetDossier(this IGrainFactory grains, DossierKey key) =>
        grains.GetGrain<IDossierGrain>(key.ToString());

    /// <summary>The grains that begin dossiers; they are all alike, and the references can be kept.</summary>
    public static ImmutableArray<IIntakeGrain> GetIntakes(this IGrainFactory grains) =>
        [.. Enumerable.Range(1, Intakes).Select(number => grains.GetGrain<IIntakeGrain>($"intake:{number}"))];

    /// <summary>The grain of a petition.</summary>
    public static IPetitionGrain GetPetition(this IGrainFactory grains, PetitionKey key) =>
        grains.GetGrain<IPetitionGrain>(key.ToString());

    /// <summary>The grain of a citizen or enterprise, by the subject id of the account.</summary>
    public static ICitizenGrain GetCitizen(this IGrainFactory grains, string subject) =>
        grains.GetGrain<ICitizenGrain>(CitizenPrefix + subject);

    /// <summary>The grain of an agency, by its code.</summary>
    public static IAgencyGrain GetAgency(this IGrainFactory grains, string code) =>
        grains.GetGrain<IAgencyGrain>(AgencyPrefix + code);

    /// <summary>The grain that publishes into the catalogue; there is one, and publications are rare.</summary>
    public static ICatalogueGrain GetCatalogue(this IGrainFactory grains) =>
        grains.GetGrain<ICatalogueGrain>("catalogue");

    /// <summary>
    /// The grain of what one person has allowed one helper. The length keeps two pairs apart whose names only run together
    /// alike.
    /// </summary>
    public static IMandateGrain GetMandates(this IGrainFactory grains, string mandator, string helper) =>
        grains.GetGrain<IMandateGrain>(string.Create(
            CultureInfo.InvariantCulture, $"{MandatePrefix}{mandator.Length}:{mandator}:{helper}"));

    /// <summary>Mandator and helper in the key of a pair's grain.</summary>
    internal static (string Mandator, string Helper) Pair(this IMandateGrain grain)
    {
        var key = grain.GetPrimaryKeyString().AsSpan(MandatePrefix.Length);
        var colon = key.IndexOf(':');
        var length = int.Parse(key[..colon], CultureInfo.InvariantCulture);
        var pair = key[(colon + 1)..];
        return (pair[..length].ToString(), pair[(length + 1)..].ToString());
    }

    /// <summary>The subject id in the key of a citizen's grain.</summary>
    internal static string Subject(this ICitizenGrain grain) => grain.GetPrimaryKeyString()[CitizenPrefix.Length..];

    /// <summary>The code in the key of an agency's grain.</summary>
    internal static string Code(this IAgencyGrain grain) => grain.GetPrimaryKeyString()[AgencyPrefix.Length..];
}
