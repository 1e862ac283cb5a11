namespace Portal.Testing.Load;

/// <summary>
/// What networks do to requests: some arrive twice, some before the one that was sent earlier, some again much later.
/// </summary>
/// <param name="seed">Of the choices.</param>
/// <param name="client">Sends.</param>
/// <param name="ledger">Is told of answers that differ where they must not.</param>
internal sealed class Mischief(int seed, PortalClient client, Ledger ledger)
{
    private readonly Random random = new(seed);
    private readonly List<Acknowledgement> past = [];

    /// <summary>One in six is sent two or three times at once; all of them get the same answer.</summary>
    public async Task<PortalAnswer> SendAsync(PortalCommand command)
    {
        var copies = random.Next(6) == 0 ? random.Next(2, 4) : 1;
        var answers = await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => client.SendAsync(command)));
        foreach (var other in answers[1..])
            Compare(command, answers[0], other);
        return answers[0];
    }

    /// <summary>Whether the next command overtakes the one before it: one in eight does.</summary>
    public bool Overtakes() => random.Next(8) == 0;

    /// <summary>
    /// Too early it is refused and leaves no trace, so that it can be sent again as it is. Where it was in time after
    /// all, its answer is the one that counts.
    /// </summary>
    public void CompareEarly(PortalAnswer early, Acknowledgement later)
    {
        if (early.Status != 412)
            Compare(later.Command, early, later.Answer);
    }

    /// <summary>One in ten old commands arrives again.</summary>
    public async Task RememberAsync(Acknowledgement item)
    {
        past.Add(item);
        if (random.Next(10) == 0 && past[random.Next(past.Count)] is var old)
            Compare(old.Command, old.Answer, await client.SendAsync(old.Command));
    }

    /// <summary>Refusals are not kept: each of them names its own request, and says the same.</summary>
    private void Compare(PortalCommand command, PortalAnswer first, PortalAnswer other)
    {
        if (first.Status >= 400 ? first.Status != other.Status : !first.SameAs(other))
            ledger.Complain($"{command.Key} {command.Path}: answered {first.Status} {first.ETag}, and {other.Status} {other.ETag}");
    }
}
