using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A state that is read before the grain is activated and written when the grain says so.</summary>
/// <typeparam name="TState">Type of the state.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
