using Portal.Grains.Dossiers;
using Portal.Grains.Dossiers.Drafting;
using Portal.Grains.Shared;

namespace Portal.Grains.Citizens;

/// <summary>One citizen or enterprise; see <see cref="GrainKeys"/> for its key.</summary>
[Alias("portal.citizen")]
public interface ICitizenGrain : IGrainWithStringKey
{
    /// <summary>The profile; an empty one of revision 0 when nothing was saved yet.</summary>
    [Alias("profile")]
    Task<CitizenProfile> GetProfile();

    /// <summary>Replaces contact data; the assurance of the caller is recorded with it.</summary>
    [Alias("save-profile")]
    Task<CommandAnswer> SaveProfile(ContactDetails contact, CommandEnvelope envelope);

    /// <summary>Begins a draft, if the citizen has not too many open ones.</summary>
    [Alias("start-draft")]
    Task<CommandAnswer> StartDraft(DossierKey key, StartDraft command, CommandEnvelope envelope);
}
