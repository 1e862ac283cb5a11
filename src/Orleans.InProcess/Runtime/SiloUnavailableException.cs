namespace Orleans.Runtime;

/// <summary>The engine is stopping or stopped and takes no new call.</summary>
public sealed class SiloUnavailableException : OrleansException
{
    /// <summary>Says only that it is so.</summary>
    public SiloUnavailableException() : base("Silo unavailable") { }

    /// <summary>Says which call was refused.</summary>
    /// <param name="msg">Which call was refused.</param>
    public SiloUnavailableException(string msg) : base(msg) { }

    /// <summary>Says which call was refused and why.</summary>
    /// <param name="message">Which call was refused.</param>
    /// <param name="innerException">Why.</param>
    public SiloUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
