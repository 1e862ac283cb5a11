using System.Data.Common;
using Portal.Grains.Shared;
using Portal.Grains.Storage;

namespace Portal.Silo.Commands;

/// <summary>The commands of the program; <c>./portal</c> passes them on.</summary>
internal static class PortalCommands
{
    private const int Failed = 1;
    private const int WrongUse = 2;
    private const string Known = "run, replay, verify, archive, backup, restore or migrate";

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
                    "archive" => await ArchiveCommand.ExecuteAsync(CommandLine.Parse(rest, ArchiveCommand.Options)),
                    "backup" => await BackupCommand.ExecuteAsync(CommandLine.Parse(rest, BackupCommand.Options)),
                    "restore" => await RestoreCommand.ExecuteAsync(CommandLine.Parse(rest, RestoreCommand.Options)),
                    "migrate" => await MigrateCommand.ExecuteAsync(CommandLine.Parse(rest, MigrateCommand.Options)),
                    _ => throw new CommandLineException($"There is no command '{command}'. Use {Known}."),
                }
                : throw new CommandLineException($"Say what to do: {Known}.");
        }
        catch (CommandLineException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongUse;
        }
        catch (Exception error) when (error is InvalidOperationException or SchemaException or IOException or DbException
            || StorageOutage.Is(error))
        {
            // Everything that configuration or the machine can get wrong says what to do; a stack trace would hide it.
            await Console.Error.WriteLineAsync($"The portal cannot go on: {error.Message}");
            return Failed;
        }
    }
}
