using System.Collections.Immutable;
using Portal.Grains.Storage;

namespace Portal.Grains.Catalogue.Publishing;

/// <summary>What is published, as this process knows it: read at start, and again when another process has published.</summary>
internal sealed class CatalogueFeed(PortalDatabase database, CatalogueHolder holder) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private ImmutableDictionary<string, StoredPublication> streams =
        ImmutableDictionary.Create<string, StoredPublication>(StringComparer.Ordinal);

    /// <summary>The catalogue.</summary>
    public CatalogueContent Content => holder.Content;

    /// <summary>How far each stream is.</summary>
    public ImmutableDictionary<string, StoredPublication> Streams => Volatile.Read(ref streams);

    /// <summary>Takes over what another process published.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var known = Streams.Values.Sum(stream => (long)stream.Revision);
        if (await PublicationReader.ReadStampAsync(database, cancellationToken) == known)
            return;

        using var turn = await EnterAsync(cancellationToken);
        await ReloadAsync(cancellationToken);
    }

    /// <summary>Waits until nobody else in this process changes what is known; until disposed, nobody else does.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        return new Turn(one);
    }

    /// <summary>Reads everything; in a turn.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var read = await PublicationReader.ReadAsync(database, cancellationToken);
        Take(read.Content, read.Streams);
    }

    /// <summary>Takes over what this process has published; in a turn.</summary>
    public void Take(CatalogueContent content, ImmutableDictionary<string, StoredPublication> published)
    {
        Volatile.Write(ref streams, published);
        if (!ReferenceEquals(content, holder.Content))
            holder.Swap(content);
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
