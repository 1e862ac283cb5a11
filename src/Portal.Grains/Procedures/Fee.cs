namespace Portal.Grains.Procedures;

/// <summary>The fee of a procedure.</summary>
/// <param name="Kind">How the amount is fixed.</param>
/// <param name="Amount">Amount in VND when <paramref name="Kind"/> is <see cref="FeeKind.Fixed"/>, otherwise 0.</param>
/// <param name="Moment">Until when it must be paid.</param>
[GenerateSerializer, Immutable, Alias("portal.fee")]
public sealed record Fee(
    [property: Id(0)] FeeKind Kind,
    [property: Id(1)] long Amount,
    [property: Id(2)] FeeMoment Moment);
