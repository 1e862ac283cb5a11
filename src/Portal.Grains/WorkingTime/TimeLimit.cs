namespace Portal.Grains.WorkingTime;

/// <summary>How long a procedure may take (thời hạn giải quyết).</summary>
/// <param name="Value">How many units; 0 only for <see cref="TimeLimitUnit.Immediate"/>.</param>
[GenerateSerializer, Immutable, Alias("portal.time-limit")]
public sealed record TimeLimit([property: Id(0)] int Value, [property: Id(1)] TimeLimitUnit Unit);
