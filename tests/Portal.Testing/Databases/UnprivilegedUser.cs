using System.Diagnostics;
using System.Globalization;

namespace Portal.Testing.Databases;

/// <summary>PostgreSQL refuses to run as root: then its programs run as <c>postgres</c> or <c>nobody</c>.</summary>
internal sealed record UnprivilegedUser(int Uid, int Gid)
{
    /// <summary>Who to become; <see langword="null"/> when this process is unprivileged already.</summary>
    public static UnprivilegedUser? ForThisProcess()
    {
        if (!Environment.IsPrivilegedProcess)
            return null;

        var users = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3)
            .ToDictionary(fields => fields[0], fields => fields);
        var entry = users.GetValueOrDefault("postgres") ?? users["nobody"];
        return new(
            int.Parse(entry[2], CultureInfo.InvariantCulture), int.Parse(entry[3], CultureInfo.InvariantCulture));
    }

    /// <summary>How to start a program; setpriv replaces itself by it, so the process id stays the program's own.</summary>
    public static ProcessStartInfo Command(UnprivilegedUser? user, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true };
        if (user is null)
        {
            start.FileName = program;
        }
        else
        {
            start.FileName = "setpriv";
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--reuid={user.Uid}"));
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--regid={user.Gid}"));
            start.ArgumentList.Add("--clear-groups");
            start.ArgumentList.Add(program);
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
