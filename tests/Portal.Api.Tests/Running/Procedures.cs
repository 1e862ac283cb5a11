namespace Portal.Api.Tests.Running;

/// <summary>Real procedures of the shipped catalogue, each for what is special about it; departments handle them all.</summary>
internal static class Procedures
{
    /// <summary>Level 3, free, ten working days.</summary>
    public const string Partial = "3.000489";

    /// <summary>Level 3, the agency sets the fee, due with the result.</summary>
    public const string PartialWithFee = "1.012784";

    /// <summary>Level 4, free, twenty working days.</summary>
    public const string Full = "1.001978";

    /// <summary>Level 4, a fixed fee before acceptance.</summary>
    public const string FullWithFee = "1.000828";

    /// <summary>Not offered online.</summary>
    public const string Counter = "1.001122";
}
