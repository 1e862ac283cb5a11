namespace Portal.Grains.Dossiers;

/// <summary>
/// What anybody may know who has the number: the code and how far it is. Source: Circular 01/2018 Art. 16(2)(d).
/// </summary>
/// <param name="Number">The number that was asked for.</param>
/// <param name="CompletedPercent">Degree of completion, 0 to 100.</param>
public sealed record DossierProgress(string Number, DossierStatus Status, int CompletedPercent);
