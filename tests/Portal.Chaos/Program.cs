using System.Diagnostics;
using System.Globalization;
using Portal.Chaos;

// Called by ./portal chaos (build/chaos.sh), which knows the defaults and the help.
var options = new ChaosOptions();
for (var i = 0; i + 1 < args.Length; i += 2)
{
    var value = args[i + 1];
    options = args[i] switch
    {
        "--minutes" => options with { Length = TimeSpan.FromMinutes(double.Parse(value, CultureInfo.InvariantCulture)) },
        "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
        "--kills" => options with { Kills = int.Parse(value, CultureInfo.InvariantCulture) },
        "--silos" => options with { Silos = int.Parse(value, CultureInfo.InvariantCulture) },
        "--apis" => options with { Apis = int.Parse(value, CultureInfo.InvariantCulture) },
        "--only" => options with { Only = value },
        "--next" => options with { NextProgram = value },
        _ => throw new ArgumentException($"Unknown option {args[i]}."),
    };
}

var since = Stopwatch.GetTimestamp();
var report = await new ChaosSeries(options, Write).RunAsync();
Write(string.Create(CultureInfo.InvariantCulture, $"The same series again: --seed {options.Seed}"));
foreach (var line in report.Lines())
    Console.WriteLine(line);
return report.IsClean ? 0 : 1;

void Write(string line) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(since).TotalSeconds,6:0.0}  {line}"));
