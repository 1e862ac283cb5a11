using System.Globalization;

namespace Portal.Load.Servers;

/// <summary>Command line of the hand-written servers.</summary>
/// <param name="Port">Port on the loopback interface.</param>
/// <param name="Postgres">Connection string.</param>
/// <param name="Batched">Whether both statements travel in one message (floor only).</param>
internal sealed record ServerOptions(int Port, string Postgres, bool Batched)
{
    public static ServerOptions Parse(string[] args)
    {
        var port = 0;
        var batched = false;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--port")
                port = int.Parse(args[++i], CultureInfo.InvariantCulture);
            else if (args[i] == "--batched")
                batched = true;
            else
                throw new ArgumentException($"Unknown option {args[i]}.");
        }

        // By environment, not by command line: it holds a password.
        var postgres = Environment.GetEnvironmentVariable("PORTAL_BENCH_POSTGRES")
            ?? throw new ArgumentException("PORTAL_BENCH_POSTGRES is not set.");
        return new ServerOptions(port, postgres, batched);
    }
}
