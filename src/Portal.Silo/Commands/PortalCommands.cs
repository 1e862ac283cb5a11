using System.Data.Common;
using Portal.Grains.Storage;

namespace Portal.Silo.Commands;

/// <summary>The commands of the program; <c>./portal</c> passes them on.</summary>
internal static class PortalCommands
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return args is [var command, .. var rest]
                ? command switch
                {
                    "run" => await RunCommand.ExecuteAsync(CommandLine.Parse(rest, RunCommand.Options)),
                    "replay" => await ReplayCommand.ExecuteAsync(CommandLine.Parse(rest, ReplayCommand.Options)),
                    "verify" => await VerifyCommand.ExecuteAsync(CommandLine.Parse(rest, VerifyCommand.Options)),
                    "migrate" => await MigrateCommand.ExecuteAsync(CommandLine.Parse(rest, MigrateCommand.Options)),
                    _ => throw new CommandLineException($"There is no command '{command}'. Use run, replay, verify or migrate."),
                }
                : throw new CommandLineException("Say what to do: run, replay, verify or migrate.");
        }
        catch (CommandLineException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongUse;
        }
        catch (Exception error) when (error is InvalidOperationException or SchemaException or IOException or DbException)
        {
            // Everything that configuration or the machine can get wrong says what to do; a stack trace would hide it.
            await Console.Error.WriteLineAsync($"The portal cannot go on: {error.Message}");
            return Failed;
        }
    }
}
