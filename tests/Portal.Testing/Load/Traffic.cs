namespace Portal.Testing.Load;

/// <summary>Several offices that work at once, until stopped.</summary>
internal sealed class Traffic : IDisposable
{
    private const int Offices = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly CancellationTokenSource stop = new();
    private readonly PortalClient client;
    private readonly Office[] offices;
    private readonly Task work;

    /// <param name="address">Where the next request goes.</param>
    /// <param name="ledger">Keeps what was acknowledged.</param>
    /// <param name="mischief">Seed of duplicated and reordered requests; none when <see langword="null"/>.</param>
    public Traffic(Func<Uri> address, Ledger ledger, int? mischief = null)
    {
        client = new PortalClient(address, BirthRegistration.Agency, ledger);
        offices =
        [
            .. Enumerable.Range(1, Offices).Select(index => new Office(index, client, ledger, mischief)),
        ];
        work = Task.WhenAll(offices.Select(office => Task.Run(() => office.WorkAsync(stop.Token))));
    }

    /// <summary>Whether an office was given an answer to something that it sent after that moment (time stamp).</summary>
    public bool HasServedAnySince(long moment) => offices.Any(office => office.LastServed > moment);

    /// <summary>Whether every office was given an answer to something that it sent after that moment (time stamp).</summary>
    public bool HasServedAllSince(long moment) => offices.All(office => office.LastServed > moment);

    /// <summary>Waits until everything that was sent is answered.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await work.WaitAsync(Patience);
    }

    /// <summary>Sends acknowledged commands again; gives those that are answered differently now.</summary>
    public async Task<IReadOnlyList<string>> RepeatAsync(IEnumerable<Acknowledgement> acknowledged)
    {
        var different = new List<string>();
        foreach (var item in acknowledged)
        {
            if (await client.SendAsync(item.Command) is var again && !again.SameAs(item.Answer))
                different.Add($"{item}: now {again.Status} {again.ETag}");
        }

        return different;
    }

    public void Dispose()
    {
        stop.Cancel();
        client.Dispose();
        stop.Dispose();
    }
}
