using System.Collections.Immutable;

namespace Portal.Grains.Scoring.Counting;

/// <summary>
/// The indices whose two numbers are measures, and so add up over units. The others count procedures, communes or
/// announcements. Source: decision 766, section 2.
/// </summary>
public static class MeasuredIndices
{
    /// <summary>All of them, in the order of the decision.</summary>
    public static ImmutableArray<MeasuredIndex> All { get; } =
    [
        new("1.4", Measure.Synchronised, Measure.Received),
        new("2.1", Measure.OnTime, Measure.Dossiers),
        new("3.3", Measure.ReceivedOnline, Measure.Received, Measure.ReceivedOnlineWithResult),
        new("3.6", Measure.PaidOnline, Measure.FeeDossiers),
        new("4.1", Measure.ElectronicResults, Measure.Dossiers),
        new("4.2", Measure.Digitised, Measure.Dossiers),
        new("4.3", Measure.Reused, Measure.Dossiers),
        new("4.4", Measure.InStore, Measure.Dossiers),
        new("4.5b", Measure.PopulationData, Measure.Dossiers),
        new("5.2", Measure.PetitionsOnTime, Measure.Petitions),
        new("5.3", Measure.PetitionsSatisfied, Measure.PetitionsReceived),
        new("5.4", Measure.Satisfied, Measure.Dossiers),
    ];

    /// <summary>The index with this id, or <see langword="null"/> when its numbers are no measures.</summary>
    public static MeasuredIndex? Find(string id) => All.FirstOrDefault(index => index.Id == id);
}
