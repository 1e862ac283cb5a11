namespace Orleans.Concurrency;

/// <summary>
/// The method of a grain interface may run beside any other call, also on another thread: it reads only what never
/// changes or is safe for threads.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
