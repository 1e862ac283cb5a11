namespace Orleans.InProcess;

/// <summary>
/// A call that waits for its turn: answered true when the turn is its own, false when the activation has ended and
/// the call must go to the next one, or with the exception that kept the activation from coming about.
/// </summary>
internal sealed class WaitingCall(TurnMode mode, bool isNested)
    : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public TurnMode Mode => mode;

    /// <summary>Whether a turn under way on the same activation waits for this call.</summary>
    public bool IsNested => isNested;

    public WaitingCall? Next { get; set; }
}
