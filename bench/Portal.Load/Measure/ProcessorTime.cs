using System.Globalization;

namespace Portal.Load.Measure;

/// <summary>Processor time from /proc: of a process, and of all children of one (the backends of PostgreSQL).</summary>
internal static class ProcessorTime
{
    // Linux reports in hundredths of a second on every common build.
    private const double TicksPerSecond = 100;

    public static TimeSpan OfProcess(int processId) => TryRead(processId, out _, out var time) ? time : TimeSpan.Zero;

    /// <summary>Of a process, its living children and those it has outlived.</summary>
    public static TimeSpan OfFamily(int parentId)
    {
        var total = OfProcess(parentId);
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var processId)
                && TryRead(processId, out var parent, out var time) && parent == parentId)
                total += time;
        }

        return total;
    }

    /// <summary>Time that all processors of the machine together have worked, and had, since it started.</summary>
    public static (TimeSpan Busy, TimeSpan Total) OfMachine()
    {
        // user nice system idle iowait irq softirq steal: everything but idle and iowait is work, or was taken away.
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9];
        var times = fields.Select(Seconds).ToArray();
        var total = times.Aggregate((sum, time) => sum + time);
        return (total - times[3] - times[4], total);
    }

    public static int ParentOf(int processId) => TryRead(processId, out var parent, out _)
        ? parent
        : throw new IOException($"Process {processId} is gone.");

    private static bool TryRead(int processId, out int parent, out TimeSpan time)
    {
        (parent, time) = (0, TimeSpan.Zero);
        string text;
        try
        {
            text = File.ReadAllText($"/proc/{processId}/stat");
        }
        catch (IOException)
        {
            return false; // ended between listing and reading
        }

        // The name in parentheses may hold spaces; the fields after it do not.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        parent = int.Parse(fields[1], CultureInfo.InvariantCulture);
        time = Seconds(fields[11]) + Seconds(fields[12]);
        return true;
    }

    private static TimeSpan Seconds(string ticks) =>
        TimeSpan.FromSeconds(long.Parse(ticks, CultureInfo.InvariantCulture) / TicksPerSecond);
}
