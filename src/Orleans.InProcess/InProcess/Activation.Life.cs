namespace Orleans.InProcess;

// Begin and end of an activation.
internal sealed partial class Activation
{
    private Departure? departure;
    private long lastUsed;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        _ = DeactivateAsync(deactivationReason);

    /// <summary>Ends the activation after the turns under way; waiting calls go to the next activation.</summary>
    public Task DeactivateAsync(DeactivationReason reason)
    {
        var neverUsed = false;
        lock (this)
        {
            if (phase == Phase.Gone)
                return departure?.Gone ?? Task.CompletedTask;
            departure ??= new(reason);
            if (phase == Phase.New)
            {
                phase = Phase.Gone;
                neverUsed = true;
            }

            Proceed();
        }

        if (neverUsed)
            End(failure: null);
        return departure.Gone;
    }

    /// <summary>Ends the activation if nobody has used it since then.</summary>
    public void DeactivateIfUnusedSince(long moment)
    {
        if (Volatile.Read(ref lastUsed) > moment)
            return;
        lock (this)
        {
            if (phase != Phase.Active || departure is not null || head is not null || !IsQuiet || lastUsed > moment)
                return;
            departure = new(new(DeactivationReasonCode.ActivationIdle, "No call for the configured time."));
            Proceed();
        }
    }

    private async Task ActivateAsync()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var turn = new Turn(this, nameof(Orleans.Grain.OnActivateAsync), TurnMode.Exclusive, Turn.Current);
        turn.MakeCurrent();
        try
        {
            using var patience = new CancellationTokenSource(grainClass.Engine.Options.CallTimeout);
            Construct(out var states);
            foreach (var state in states)
                await state.ReadStateAsync(patience.Token);
            await Grain.OnActivateAsync(patience.Token);
        }
        catch (Exception exception)
        {
            turn.End();
            EngineLog.ActivationFailed(grainClass.Log, exception, GrainTag.Of(GrainId));
            End(exception);
            return;
        }

        lock (this)
        {
            turn.End();
            phase = Phase.Active;
            lastUsed = grainClass.Engine.Now;
            Proceed();
        }
    }

    private void BeginDeparture()
    {
        phase = Phase.Deactivating;
        // Without the flow of the call that happened to end last.
        ThreadPool.UnsafeQueueUserWorkItem(static activation => _ = activation.DepartAsync(), this, preferLocal: false);
    }

    private async Task DepartAsync()
    {
        var turn = new Turn(this, nameof(Orleans.Grain.OnDeactivateAsync), TurnMode.Exclusive, null);
        turn.MakeCurrent();
        try
        {
            using var patience = new CancellationTokenSource(grainClass.Engine.Options.DrainTimeout);
            await Grain.OnDeactivateAsync(departure!.Reason, patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception exception)
        {
            // Best effort by contract; the activation ends in any case.
            EngineLog.DeactivationFailed(grainClass.Log, exception, GrainTag.Of(GrainId));
        }

        turn.End();
        End(failure: null);
    }

    private void End(Exception? failure)
    {
        grainClass.Directory.Remove(key, this);
        for (var call = Close(); call is not null; call = call.Next)
        {
            if (failure is null)
                call.SetResult(false);
            else
                call.SetException(failure);
        }

        departure?.Complete();
    }
}
