using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>
/// Something that happened to a petition. Applying it cannot fail: all rules were asked before. When and by whom stands
/// in the journal entry, not in the event.
/// </summary>
internal abstract record PetitionEvent
{
    internal abstract PetitionState ApplyTo(PetitionState petition, Occurrence occurrence);
}
