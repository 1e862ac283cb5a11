namespace Orleans.Runtime;

/// <summary>Anything that a call can reach: a grain, or a reference to one.</summary>
public interface IAddressable;
