namespace Portal.Grains.Dossiers;

/// <summary>One thing to put right: which component or field, why, and after which clause.</summary>
/// <param name="Target">Component id (<c>c3</c>) or JSON Pointer to a field of the form (<c>/child/birthDate</c>).</param>
/// <param name="Reason">Why, in words the citizen understands.</param>
/// <param name="LegalClause">The clause that asks for it.</param>
[GenerateSerializer, Immutable, Alias("portal.supplement-item")]
public sealed record SupplementItem(
    [property: Id(0)] string Target,
    [property: Id(1)] string Reason,
    [property: Id(2)] string LegalClause);
