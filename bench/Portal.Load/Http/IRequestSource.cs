namespace Portal.Load.Http;

/// <summary>What one connection sends, one request after the other.</summary>
internal interface IRequestSource
{
    /// <summary>Writes the next request and gives its length; 0 = nothing left to do.</summary>
    int Next(Span<byte> buffer);

    /// <summary>Looks at an answer; false = it counts as an error.</summary>
    bool Accept(int status, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body);
}
