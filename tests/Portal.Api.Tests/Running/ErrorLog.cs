using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Portal.Api.Tests.Running;

/// <summary>
/// What the portals of this test run could not foresee, by trace id: the failing test shows it, the answer does not.
/// </summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private static readonly ConcurrentDictionary<string, string> ByTrace = new();

    public static string? Find(string traceId) => ByTrace.GetValueOrDefault(traceId);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && exception is not null && Activity.Current?.Id is { } trace)
            ByTrace[trace] = exception.ToString();
    }

    public void Dispose()
    {
    }
}
