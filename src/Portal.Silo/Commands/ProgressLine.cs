namespace Portal.Silo.Commands;

/// <summary>One line on the terminal that shows how far long work is; silent when the output is not a terminal.</summary>
internal sealed class ProgressLine(string what) : IProgress<long>, IDisposable
{
    private readonly bool visible = !Console.IsErrorRedirected;
    private long shown;

    public void Report(long value)
    {
        if (!visible || value - shown < 500)
            return;

        shown = value;
        Console.Error.Write($"\r{value} {what} ");
    }

    /// <summary>Ends the line.</summary>
    public void Finish()
    {
        if (visible && shown > 0)
            Console.Error.WriteLine();
        shown = 0;
    }

    public void Dispose() => Finish();
}
