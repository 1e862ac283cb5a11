namespace Portal.Silo.Commands;

/// <summary>One line on the terminal that says what is being done; silent when the output is not a terminal.</summary>
internal sealed class StepLine : IProgress<string>, IDisposable
{
    private readonly bool visible = !Console.IsErrorRedirected;
    private bool shown;

    public void Report(string value)
    {
        if (!visible)
            return;

        Console.Error.Write($"\r\u001b[K{value} ");
        shown = true;
    }

    /// <summary>Takes the line away.</summary>
    public void Finish()
    {
        if (shown)
            Console.Error.Write("\r\u001b[K");
        shown = false;
    }

    public void Dispose() => Finish();
}
