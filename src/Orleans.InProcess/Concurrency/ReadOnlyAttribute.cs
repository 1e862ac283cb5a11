namespace Orleans.Concurrency;

/// <summary>
/// The method of a grain interface changes nothing: such calls may run beside one another, on several threads, but
/// never beside a call that is not marked.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
