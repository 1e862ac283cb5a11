namespace Orleans.Runtime;

/// <summary>Base of what the engine itself has to report.</summary>
public class OrleansException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public OrleansException() : base("Unexpected error.") { }

    /// <summary>Says what happened.</summary>
    /// <param name="message">What happened.</param>
    public OrleansException(string message) : base(message) { }

    /// <summary>Says what happened and why.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public OrleansException(string message, Exception innerException) : base(message, innerException) { }
}
