using Portal.Grains.Shared;

namespace Portal.Grains.Petitions;

/// <summary>Which petitions of an agency are wanted.</summary>
/// <param name="Agency">Agency; those below it are included.</param>
/// <param name="Reader">Who reads: petitions about staff are only for leaders and managers.</param>
/// <param name="Status">Only this status; <see langword="null"/>: all that have not ended.</param>
/// <param name="Class">Only this class.</param>
/// <param name="DueBefore">Only those whose next step is due before this moment.</param>
public sealed record PetitionFilter(
    string Agency,
    Role Reader,
    PetitionStatus? Status,
    PetitionClass? Class,
    DateTimeOffset? DueBefore);
