namespace Orleans.InProcess;

// Who may work on the grain: one turn at a time, in the order of the calls, except where methods say otherwise.
internal sealed partial class Activation
{
    private WaitingCall? head;
    private WaitingCall? tail;
    private int readers;
    private int interleaving;
    private bool writing;
    private Phase phase;

    private bool IsQuiet => !writing && readers == 0 && interleaving == 0;

    /// <summary>Tries to begin a turn at once.</summary>
    public Entry Enter(TurnMode mode, Turn? caller)
    {
        lock (this)
        {
            if (phase == Phase.Active && MayBegin(mode, caller))
            {
                Count(mode, 1);
                return Entry.Entered;
            }

            if (phase == Phase.Gone)
                return Entry.Gone;
            return IsCycle(mode, caller) ? Entry.Cycle : Entry.MustWait;
        }
    }

    /// <summary>Waits for a turn: true when it has begun, false when the call must go to the next activation.</summary>
    public Task<bool> WaitForTurnAsync(TurnMode mode, Turn? caller)
    {
        var call = new WaitingCall(mode, caller?.Includes(this) ?? false);
        var activate = false;
        lock (this)
        {
            if (phase == Phase.Gone)
                return Task.FromResult(false);
            if (phase == Phase.New)
            {
                phase = Phase.Activating;
                activate = true;
            }

            Enqueue(call);
            Proceed();
        }

        if (activate)
            _ = ActivateAsync();
        return call.Task;
    }

    /// <summary>Ends a turn and lets the next ones begin.</summary>
    public void Leave(Turn turn)
    {
        lock (this)
        {
            turn.End();
            Count(turn.Mode, -1);
            lastUsed = grainClass.Engine.Now;
            Proceed();
        }
    }

    private bool MayBegin(TurnMode mode, Turn? caller)
    {
        if (!Fits(mode))
            return false;
        var passes = departure is null && (head is null || mode == TurnMode.Interleaving);
        return passes || (caller?.Includes(this) ?? false);
    }

    // Before and after its active time a grain has only one turn, which everything else waits for.
    private bool IsCycle(TurnMode mode, Turn? caller) =>
        caller is not null && (caller.Blocks(this, mode) || (phase != Phase.Active && caller.Includes(this)));

    // Whoever works for a turn that runs here passes the queue: the queue waits for that very turn.
    private void Enqueue(WaitingCall call)
    {
        if (head is null)
        {
            head = tail = call;
        }
        else if (call.IsNested)
        {
            call.Next = head;
            head = call;
        }
        else
        {
            tail = tail!.Next = call;
        }
    }

    private bool Fits(TurnMode mode) => mode switch
    {
        TurnMode.Interleaving => true,
        TurnMode.ReadOnly => !writing,
        _ => !writing && readers == 0,
    };

    private void Count(TurnMode mode, int change)
    {
        switch (mode)
        {
            case TurnMode.Interleaving:
                interleaving += change;
                break;
            case TurnMode.ReadOnly:
                readers += change;
                break;
            default:
                writing = change > 0;
                break;
        }
    }

    private void Proceed()
    {
        if (phase != Phase.Active)
            return;
        if (departure is not null && IsQuiet)
        {
            BeginDeparture();
            return;
        }

        while (head is { } call && Fits(call.Mode) && (departure is null || call.IsNested))
        {
            Count(call.Mode, 1);
            head = call.Next;
            call.SetResult(true);
        }
    }

    /// <summary>Marks the end of this activation; returns the calls that still wait.</summary>
    private WaitingCall? Close()
    {
        lock (this)
        {
            phase = Phase.Gone;
            var waiting = head;
            head = tail = null;
            return waiting;
        }
    }
}

/// <summary>What became of the wish to begin a turn.</summary>
internal enum Entry
{
    /// <summary>The turn has begun and must be left.</summary>
    Entered,

    /// <summary>Others work on the grain.</summary>
    MustWait,

    /// <summary>The activation has ended; there will be another one.</summary>
    Gone,

    /// <summary>The turn could begin only after the caller has ended.</summary>
    Cycle,
}
