namespace Portal.Grains.Mandates;

/// <summary>Villagers who are represented and have no account.</summary>
public interface IRepresentedPeople
{
    /// <summary>
    /// The subject id that stands for a personal number: always the same one, and nobody can find the number from it.
    /// </summary>
    Task<string> SubjectOfAsync(string personalNumber, CancellationToken cancellationToken);
}
