using System.Globalization;

namespace Portal.Silo.Replay.Running;

/// <summary>
/// How far a replay is, on the error output: a bar on a terminal; elsewhere, for a long one, a line every tenth.
/// </summary>
internal sealed class ProgressBar(bool isLong) : IProgress<ReplayProgress>, IDisposable
{
    private const int Width = 30;
    private const int Tenth = 10;

    private readonly bool onTerminal = !Console.IsErrorRedirected;
    private int shown = -1;

    public void Report(ReplayProgress value)
    {
        var percent = value.All == 0 ? 100 : (int)(100L * value.Done / value.All);
        if (percent == shown || (!onTerminal && (!isLong || percent / Tenth == shown / Tenth)))
            return;

        shown = percent;
        Console.Error.Write(onTerminal ? Bar(percent, value) : Line(percent, value));
    }

    public void Dispose()
    {
        if (onTerminal && shown >= 0)
            Console.Error.WriteLine();
    }

    private static string Bar(int percent, ReplayProgress value)
    {
        var filled = Width * percent / 100;
        return string.Create(CultureInfo.InvariantCulture,
            $"\r  [{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %  {value.Now:yyyy-MM-dd} ");
    }

    private static string Line(int percent, ReplayProgress value) => string.Create(CultureInfo.InvariantCulture,
        $"{percent,3} %  {value.Now:yyyy-MM-dd}  {value.Done} requests in {value.Elapsed.TotalSeconds:0} s\n");
}
