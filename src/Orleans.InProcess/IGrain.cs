namespace Orleans;

/// <summary>What every grain interface derives from.</summary>
public interface IGrain : IAddressable;
