namespace Portal.Grains.Scoring.Rules;

/// <summary>An index with the rule of one profile.</summary>
/// <param name="Points">How its ratio becomes points.</param>
public sealed record IndexRule(IndexDefinition Index, PointRule Points);
