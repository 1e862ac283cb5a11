namespace Portal.EndToEnd.Tests.Load;

/// <summary>Several offices that work at once, until stopped.</summary>
internal sealed class Traffic : IDisposable
{
    private const int Offices = 8;

    private readonly CancellationTokenSource stop = new();
    private readonly PortalClient client;
    private readonly Task work;

    public Traffic(Func<Uri> address, Ledger ledger)
    {
        client = new PortalClient(address, BirthRegistration.Agency, ledger);
        var offices = Enumerable.Range(1, Offices).Select(index => new Office(index, client, ledger));
        work = Task.WhenAll(offices.Select(office => Task.Run(() => office.WorkAsync(stop.Token))));
    }

    /// <summary>Waits until everything that was sent is answered.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await work;
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
