namespace Orleans.InProcess;

/// <summary>
/// One call being worked off by one activation, with the turn that made the call. The chain flows with the control
/// (also through <see cref="Task.Run(Action)"/>), so a call that could only wait for itself is found before it waits.
/// A turn that has ended waits for nobody: work that it left behind calls on its own account.
/// </summary>
internal sealed class Turn(Activation activation, string method, TurnMode mode, Turn? caller)
{
    private static readonly AsyncLocal<Turn?> Flow = new();
    private volatile bool ended;

    /// <summary>The turn that runs in this flow of control, if any.</summary>
    public static Turn? Current => Flow.Value is { ended: false } turn ? turn : null;

    public TurnMode Mode => mode;

    private Turn? Caller => caller;

    private string Step => $"{GrainTag.Of(activation.GrainId)}.{method}";

    /// <summary>Calls made from here on, in this flow of control, are calls of this turn.</summary>
    public void MakeCurrent() => Flow.Value = this;

    public void End() => ended = true;

    /// <summary>Whether this turn or one that waits for it runs on the activation.</summary>
    public bool Includes(Activation other)
    {
        for (var turn = this; turn is not null; turn = turn.Caller)
        {
            if (turn.IsOn(other))
                return true;
        }

        return false;
    }

    /// <summary>Whether a call to the activation could start only after this turn, or one that waits for it.</summary>
    public bool Blocks(Activation other, TurnMode otherMode)
    {
        for (var turn = this; turn is not null; turn = turn.Caller)
        {
            if (turn.IsOn(other) && turn.Excludes(otherMode))
                return true;
        }

        return false;
    }

    /// <summary>The way of the calls, for an error message.</summary>
    public override string ToString()
    {
        var steps = new List<string>();
        for (var turn = this; turn is not null; turn = turn.Caller)
            steps.Add(turn.Step);
        steps.Reverse();
        return string.Join(" -> ", steps);
    }

    private bool IsOn(Activation other) => !ended && activation == other;

    private bool Excludes(TurnMode other) =>
        mode == TurnMode.Exclusive ? other != TurnMode.Interleaving
        : mode == TurnMode.ReadOnly && other == TurnMode.Exclusive;
}
