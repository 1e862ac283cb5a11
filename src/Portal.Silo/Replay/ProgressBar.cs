using System.Globalization;

namespace Portal.Silo.Replay;

/// <summary>A bar on the terminal, on the error output; silent when that is not a terminal.</summary>
internal sealed class ProgressBar : IProgress<ReplayProgress>, IDisposable
{
    private const int Width = 30;

    private readonly bool visible = !Console.IsErrorRedirected;
    private int shown = -1;

    public void Report(ReplayProgress value)
    {
        var percent = value.All == 0 ? 100 : (int)(100L * value.Done / value.All);
        if (!visible || percent == shown)
            return;

        shown = percent;
        var filled = Width * percent / 100;
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture,
            $"\r  [{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %  {value.Now:yyyy-MM-dd} "));
    }

    public void Dispose()
    {
        if (shown >= 0)
            Console.Error.WriteLine();
    }
}
