namespace Orleans.Concurrency;

/// <summary>
/// The grain keeps nothing between calls, so each silo has one of its own, and calls never leave the silo that they come
/// to. With one process there is one silo: nothing changes.
/// </summary>
/// <param name="maxLocalWorkers">Most activations of a key in a silo; this engine has one.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers) : Attribute
{
    internal int MaxLocalWorkers => maxLocalWorkers;
}
