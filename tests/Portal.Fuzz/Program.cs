using System.Globalization;
using Portal.Fuzz;

const int Usual = 20260803;
var options = new Dictionary<string, string>();
for (var i = 0; i < args.Length; i += 2)
{
    if (i + 1 == args.Length || args[i] is not ("--minutes" or "--seed" or "--only" or "--requests" or "--url"))
    {
        await Console.Error.WriteLineAsync("Use --minutes N, --requests N, --seed N, --only N, --url ADDRESS.");
        return 2;
    }

    options[args[i]] = args[i + 1];
}

foreach (var (name, text) in options)
{
    if (name != "--url" && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
    {
        await Console.Error.WriteLineAsync($"{name} {text}: it takes a whole number. See './portal fuzz --help'.");
        return 2;
    }
}

int Number(string name, int otherwise) =>
    options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

var seed = Number("--seed", Usual);
var numbers = options.ContainsKey("--only") ? [Number("--only", 0)] : Enumerable.Range(1, Number("--requests", int.MaxValue - 1));
var bounded = options.ContainsKey("--only") || (options.ContainsKey("--requests") && !options.ContainsKey("--minutes"));
using var time = bounded ? new CancellationTokenSource() : new CancellationTokenSource(TimeSpan.FromMinutes(Number("--minutes", 1)));
await using var own = options.ContainsKey("--url") ? null : await FuzzTarget.StartAsync();
using var run = await FuzzRun.StartAsync(own?.Address ?? new Uri(options["--url"]));
var report = await run.RunAsync(seed, numbers, time.Token);
foreach (var line in report.Lines())
    Console.WriteLine(line);

if (own is null)
    return report.Findings.Count == 0 ? 0 : 1;

var verification = await own.VerifyAsync();
Console.WriteLine(verification.IsWhole
    ? $"fuzz journal whole: {verification.Streams} streams, {verification.Entries} entries"
    : $"fuzz journal NOT WHOLE: {verification.First}");
return report.Findings.Count == 0 && verification.IsWhole ? 0 : 1;
