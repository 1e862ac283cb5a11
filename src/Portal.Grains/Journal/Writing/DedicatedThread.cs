using System.Collections.Concurrent;

namespace Portal.Grains.Journal.Writing;

/// <summary>
/// Runs an asynchronous method on one thread of its own, with everything it continues after an await: work that blocks
/// keeps no thread of the pool.
/// </summary>
internal sealed class DedicatedThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> queue = [];

    private DedicatedThread()
    {
    }

    public static Task Run(string name, Func<Task> work)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Pump(work, ended)) { Name = name, IsBackground = true };
        thread.Start();
        return ended.Task;
    }

    public override void Post(SendOrPostCallback d, object? state) => queue.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    private static void Pump(Func<Task> work, TaskCompletionSource ended)
    {
        var context = new DedicatedThread();
        SetSynchronizationContext(context);
        var task = work();
        task.ContinueWith(_ => context.queue.CompleteAdding(), TaskScheduler.Default);
        foreach (var (callback, state) in context.queue.GetConsumingEnumerable())
            callback(state);
        ended.SetFromTask(task);
    }
}
