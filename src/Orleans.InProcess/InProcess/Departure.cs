namespace Orleans.InProcess;

/// <summary>That, and why, an activation is to end.</summary>
internal sealed class Departure(DeactivationReason reason)
{
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeactivationReason Reason => reason;

    public Task Gone => gone.Task;

    public void Complete() => gone.SetResult();
}
