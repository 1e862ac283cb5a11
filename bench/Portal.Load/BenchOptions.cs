using System.Globalization;

namespace Portal.Load;

/// <summary>Command line of a run.</summary>
internal sealed record BenchOptions
{
    private static readonly TimeSpan One = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Several = TimeSpan.FromSeconds(45);

    private TimeSpan? warmup;

    public string? Only { get; private init; }

    public int Rounds { get; private init; } = 3;

    /// <summary>Before one process is measured.</summary>
    public TimeSpan Warmup => WarmupOf(1);

    /// <summary>
    /// Before so many processes are measured: each of them compiles its hottest methods, with a share of the requests and of
    /// the processors.
    /// </summary>
    public TimeSpan WarmupOf(int processes) => warmup ?? (processes == 1 ? One : Several);

    public TimeSpan Measured { get; private init; } = TimeSpan.FromSeconds(10);

    public int Connections { get; private init; } = 64;

    public bool List { get; private init; }

    public string PortalDll { get; private init; } = "";

    public string Engine { get; private init; } = "InProcess";

    public required string Postgres { get; init; }

    public static BenchOptions Parse(string[] args)
    {
        var options = new BenchOptions
        {
            Postgres = Environment.GetEnvironmentVariable("PORTAL_BENCH_POSTGRES") ?? "",
        };
        for (var i = 0; i < args.Length; i++)
            options = options.With(args[i], args[i] == "--list" ? "" : Value(args, ref i));
        return options;
    }

    private BenchOptions With(string name, string value) => name switch
    {
        "--only" => this with { Only = value },
        "--rounds" => this with { Rounds = Positive(name, value) },
        "--warmup" => this with { warmup = TimeSpan.FromSeconds(Positive(name, value)) },
        "--seconds" => this with { Measured = TimeSpan.FromSeconds(Positive(name, value)) },
        "--connections" => this with { Connections = Positive(name, value) },
        "--portal" => this with { PortalDll = value },
        "--engine" => this with { Engine = value },
        "--list" => this with { List = true },
        _ => throw new ArgumentException($"Unknown option {name}. See ./portal bench --help."),
    };

    private static string Value(string[] args, ref int i) =>
        ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");

    private static int Positive(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10000
            ? number
            : throw new ArgumentException($"{name} needs a number from 1 to 10000, not '{value}'.");
}
