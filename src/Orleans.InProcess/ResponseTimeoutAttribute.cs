using System.Globalization;

namespace Orleans;

/// <summary>How long callers of the method of a grain interface wait for its answer, where the usual time is too short.</summary>
/// <param name="timeout">The time, such as <c>00:05:00</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
