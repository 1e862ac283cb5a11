using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;

namespace Portal.Testing.Processes;

/// <summary>
/// Wall clocks that can be put forward and back while a process runs, and go on from there. Everything in the process
/// sees it, as when the machine's clock is set: a library that is loaded before all others answers when the runtime asks
/// the system what time it is. Timers and durations have another clock, which nobody can set, here as there.
/// </summary>
internal sealed class SteppedClocks
{
    private const string Source =
        """
        #define _GNU_SOURCE
        #include <fcntl.h>
        #include <stdint.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <sys/syscall.h>
        #include <time.h>
        #include <unistd.h>
        #include <dlfcn.h>

        static volatile const int64_t *seconds;
        static int (*original)(clockid_t, struct timespec *);

        __attribute__((constructor)) static void begin(void)
        {
            const char *path = getenv("STEPPED_CLOCK");
            int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
            void *page = file < 0 ? MAP_FAILED : mmap(NULL, sizeof *seconds, PROT_READ, MAP_SHARED, file, 0);
            original = dlsym(RTLD_NEXT, "clock_gettime");
            if (page != MAP_FAILED)
                seconds = page;
        }

        int clock_gettime(clockid_t clock, struct timespec *now)
        {
            int result = original ? original(clock, now) : (int)syscall(SYS_clock_gettime, clock, now);
            if (result == 0 && seconds && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
                now->tv_sec += *seconds;
            return result;
        }
        """;

    private readonly string folder;

    private SteppedClocks(string folder) => this.folder = folder;

    private string Library => Path.Combine(folder, "stepped-clock.so");

    /// <summary>Makes them; <see langword="null"/> on a machine without C compiler.</summary>
    public static async Task<SteppedClocks?> TryMakeAsync(string folder)
    {
        var clocks = new SteppedClocks(folder);
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo(
                "cc", ["-shared", "-fPIC", "-O2", "-x", "c", "-o", clocks.Library, "-", "-ldl"]) { RedirectStandardInput = true })!;
            await compiler.StandardInput.WriteAsync(Source);
            compiler.StandardInput.Close();
            await compiler.WaitForExitAsync();
            return compiler.ExitCode == 0 ? clocks : null;
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return null;
        }
    }

    /// <summary>Environment variables that give a process the clock of that name.</summary>
    public IReadOnlyDictionary<string, string> SettingsOf(string name)
    {
        if (!File.Exists(FileOf(name)))
            Step(name, 0);
        return new Dictionary<string, string> { ["LD_PRELOAD"] = Library, ["STEPPED_CLOCK"] = FileOf(name) };
    }

    /// <summary>From now on the clock of that name is so many seconds ahead of the machine's, or behind it.</summary>
    public void Step(string name, int seconds)
    {
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, seconds);
        using var file = new FileStream(FileOf(name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(number);
    }

    private string FileOf(string name) => Path.Combine(folder, $"clock-{name}");
}
