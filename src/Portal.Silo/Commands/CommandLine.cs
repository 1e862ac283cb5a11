using System.Globalization;

namespace Portal.Silo.Commands;

/// <summary>Options of one command: <c>--name value</c>, or <c>--name</c> alone for a switch.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Reads the options.</summary>
    /// <param name="args">What was typed after the command.</param>
    /// <param name="known">Names; those that end in <c>=</c> take a value.</param>
    /// <exception cref="CommandLineException">An option is unknown or lacks its value.</exception>
    public static CommandLine Parse(ReadOnlySpan<string> args, IReadOnlyList<string> known)
    {
        var line = new CommandLine();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i];
            if (known.Contains(name))
                line.values[name] = "";
            else if (!known.Contains(name + "="))
                throw new CommandLineException($"There is no option '{name}'. Use: {string.Join(' ', known)}");
            else if (i + 1 == args.Length)
                throw new CommandLineException($"Option {name} needs a value.");
            else
                line.values[name] = args[++i];
        }

        return line;
    }

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => values.GetValueOrDefault(name);

    public int? Number(string name) => Text(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new CommandLineException($"Option {name} needs a number, not '{text}'."),
    };
}

/// <summary>The command line cannot be understood; the message says what to type.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
