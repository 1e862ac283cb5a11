using System.Runtime.CompilerServices;

namespace Orleans.InProcess;

/// <summary>A reference to a grain; the classes made per interface turn its methods into calls.</summary>
internal abstract partial class GrainReference(GrainClass grainClass, string key) : IEquatable<GrainReference>
{
    public GrainId GrainId => new(grainClass.GrainType, IdSpan.Create(key));

    public bool Equals(GrainReference? other) =>
        other is not null && GetType() == other.GetType() && GrainId == other.GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainTag.Of(GrainId);

    /// <summary>Makes a call that answers nothing.</summary>
    protected Task Send<TCall>(TCall call, GrainMethod method)
        where TCall : struct, IGrainCall
    {
        var caller = Turn.Current;
        if (Refusal(call, method, caller) is { } refusal)
            return refusal is OperationCanceledException
                ? Task.FromCanceled(call.Cancellation)
                : Task.FromException(refusal);

        var activation = grainClass.Directory.Find(key);
        if (!MayRunHere() || activation.Enter(method.Mode, caller) != Entry.Entered)
            return Guard(Await<TCall, Nothing>(call, method, caller), call, method);

        var turn = new Turn(activation, method.Name, method.Mode, caller);
        var running = Start<TCall, Nothing>(call, activation, turn);
        if (!running.IsCompletedSuccessfully)
            return Guard(Finish<Nothing>(running, activation, turn), call, method);
        activation.Leave(turn);
        return Task.CompletedTask;
    }

    /// <summary>Makes a call that answers a value.</summary>
    protected Task<TResult> Ask<TCall, TResult>(TCall call, GrainMethod method)
        where TCall : struct, IGrainCall
    {
        var caller = Turn.Current;
        if (Refusal(call, method, caller) is { } refusal)
            return refusal is OperationCanceledException
                ? Task.FromCanceled<TResult>(call.Cancellation)
                : Task.FromException<TResult>(refusal);

        var activation = grainClass.Directory.Find(key);
        if (!MayRunHere() || activation.Enter(method.Mode, caller) != Entry.Entered)
            return Guard(Await<TCall, TResult>(call, method, caller), call, method);

        var turn = new Turn(activation, method.Name, method.Mode, caller);
        var running = Start<TCall, TResult>(call, activation, turn);
        if (!running.IsCompletedSuccessfully || !Copier<TResult>.ByReference)
            return Guard(Finish<TResult>(running, activation, turn), call, method);
        activation.Leave(turn);
        return (Task<TResult>)running;
    }

    // The caller's thread runs the turn when the grain is free: no queue, no switch of threads.
    private static bool MayRunHere() =>
        !ExecutionContext.IsFlowSuppressed() && RuntimeHelpers.TryEnsureSufficientExecutionStack();

    private Exception? Refusal<TCall>(TCall call, GrainMethod method, Turn? caller)
        where TCall : struct, IGrainCall
    {
        if (!grainClass.Engine.Accepts(caller))
            return new SiloUnavailableException($"{this}.{method.Name} is refused: the engine is stopping.");
        return call.Cancellation.IsCancellationRequested ? new OperationCanceledException() : null;
    }
}

/// <summary>The answer of a call that answers nothing.</summary>
[Immutable]
internal readonly struct Nothing;
