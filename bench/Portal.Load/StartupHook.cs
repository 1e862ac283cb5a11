using System.Globalization;
using System.Runtime.InteropServices;

// .NET looks for a class of this name without a namespace in the assembly that DOTNET_STARTUP_HOOKS names.

/// <summary>
/// Lets the memory benchmark look into the portal's process without a trace of it in the portal: on SIGUSR1 it collects
/// all garbage and writes the bytes that are left to the file that the environment names.
/// </summary>
internal static class StartupHook
{
    private const int User1 = 10;

    private static PosixSignalRegistration? registration;

    public static void Initialize()
    {
        var file = Environment.GetEnvironmentVariable("PORTAL_BENCH_MEMORY_FILE");
        if (file is not null)
            registration ??= PosixSignalRegistration.Create((PosixSignal)User1, context =>
            {
                context.Cancel = true; // left alone, the signal ends the process
                Report(file);
            });
    }

    private static void Report(string file)
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        // Renamed into place: a reader never sees half a number.
        File.WriteAllText(file + ".new", bytes.ToString(CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }
}
