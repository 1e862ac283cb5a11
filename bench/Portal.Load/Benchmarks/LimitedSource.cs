using Portal.Load.Http;

namespace Portal.Load.Benchmarks;

/// <summary>Sends until a number of requests, shared by all connections, is used up.</summary>
internal sealed class LimitedSource(IRequestSource inner, LimitedSource.Budget budget) : IRequestSource
{
    public int Next(Span<byte> buffer) => budget.Left-- > 0 ? inner.Next(buffer) : 0;

    public bool Accept(int status, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body) =>
        inner.Accept(status, head, body);

    /// <summary>How many requests are left; used by one thread.</summary>
    internal sealed class Budget(int requests)
    {
        public int Left { get; set; } = requests;
    }
}
