using Orleans.Storage;

namespace Orleans.InProcess;

// The way of one call: wait for the turn, run it, end it; and how long the caller waits for all that.
internal abstract partial class GrainReference
{
    /// <summary>Runs the synchronous part of a turn. Nothing that it sets flows back to the caller.</summary>
    private static Task Start<TCall, TResult>(TCall call, Activation activation, Turn turn)
        where TCall : struct, IGrainCall
    {
        var flow = ExecutionContext.Capture()!;
        var synchronization = SynchronizationContext.Current;
        if (synchronization is not null)
            SynchronizationContext.SetSynchronizationContext(null);
        turn.MakeCurrent();
        try
        {
            return call.Invoke(activation.Grain);
        }
        catch (Exception exception)
        {
            return Task.FromException<TResult>(exception);
        }
        finally
        {
            ExecutionContext.Restore(flow);
            if (synchronization is not null)
                SynchronizationContext.SetSynchronizationContext(synchronization);
        }
    }

    /// <summary>Waits for the end of a turn. The answer is copied before another turn can change it.</summary>
    private static async Task<TResult> Finish<TResult>(Task running, Activation activation, Turn turn)
    {
        try
        {
            if (running is Task<TResult> answering)
                return Copier<TResult>.Copy(await answering.ConfigureAwait(false));
            await running.ConfigureAwait(false);
            return default!;
        }
        catch (InconsistentStateException exception)
        {
            activation.Deactivate(
                new(DeactivationReasonCode.ApplicationError, exception, "The state in memory is not the stored one."));
            throw;
        }
        finally
        {
            activation.Leave(turn);
        }
    }

    /// <summary>Waits until the turn can begin, on this activation or the next, and runs it.</summary>
    private async Task<TResult> Await<TCall, TResult>(TCall call, GrainMethod method, Turn? caller)
        where TCall : struct, IGrainCall
    {
        if (!MayRunHere())
            await Task.Yield();
        var activation = await EnterAsync(method, caller).ConfigureAwait(false);
        var turn = new Turn(activation, method.Name, method.Mode, caller);
        if (call.Cancellation.IsCancellationRequested)
        {
            activation.Leave(turn);
            call.Cancellation.ThrowIfCancellationRequested();
        }

        var running = Start<TCall, TResult>(call, activation, turn);
        return await Finish<TResult>(running, activation, turn).ConfigureAwait(false);
    }

    private async Task<Activation> EnterAsync(GrainMethod method, Turn? caller)
    {
        var patience = method.Patience ?? grainClass.Engine.Options.CallTimeout;
        var since = Environment.TickCount64;
        while (grainClass.Engine.Accepts(caller))
        {
            var activation = grainClass.Directory.Find(key);
            var entry = activation.Enter(method.Mode, caller);
            if (entry == Entry.Cycle)
            {
                throw new InvalidOperationException(
                    $"Call cycle: {caller} -> {this}.{method.Name} would wait for itself.");
            }

            if (entry == Entry.MustWait && await activation.WaitForTurnAsync(method.Mode, caller).ConfigureAwait(false))
                entry = Entry.Entered;
            if (entry != Entry.Entered)
                continue;
            if (Environment.TickCount64 - since < patience.TotalMilliseconds)
                return activation;
            // The caller has been told so already: a call that nobody waits for any more is not begun.
            activation.Leave(new(activation, method.Name, method.Mode, caller));
            throw new TimeoutException();
        }

        throw new SiloUnavailableException($"{this}.{method.Name} is refused: the engine is stopping.");
    }

    /// <summary>
    /// Answers the caller when the call has ended, is cancelled or takes too long; a turn that runs is not
    /// interrupted. Real time, whatever clock the grains live by: a clock that jumps does not make a database slow.
    /// </summary>
    private async Task<TResult> Guard<TCall, TResult>(Task<TResult> ending, TCall call, GrainMethod method)
        where TCall : struct, IGrainCall
    {
        var patience = method.Patience ?? grainClass.Engine.Options.CallTimeout;
        try
        {
            return await ending.WaitAsync(patience, call.Cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!ending.IsCompleted)
        {
            throw new TimeoutException($"{this}.{method.Name} has not answered within {patience}.");
        }
    }
}
