using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Silo.Commands;

namespace Portal.Deployment.Tests.Manifests;

/// <summary>The jobs of k8s/jobs, which an operator starts beside the cluster.</summary>
public sealed class JobTests
{
    [Theory]
    [MemberData(nameof(Overlay.Jobs), MemberType = typeof(Overlay))]
    public void It_runs_the_command_of_its_name_with_options_that_this_knows(string name)
    {
        var known = new Dictionary<string, string[]>
        {
            ["backup"] = BackupCommand.Options, ["verify"] = VerifyCommand.Options, ["archive"] = ArchiveCommand.Options,
            ["restore"] = RestoreCommand.Options,
        };
        var args = Overlay.ContainerOf(Job(name))["args"]!.AsArray().Select(one => one!.GetValue<string>()).ToArray();

        Assert.Equal(name, args[0]);
        CommandLine.Parse(args.AsSpan(1), known[name]);
    }

    [Theory]
    [MemberData(nameof(Overlay.Jobs), MemberType = typeof(Overlay))]
    public void What_it_reads_and_writes_lies_on_its_volumes(string name)
    {
        var container = Overlay.ContainerOf(Job(name));
        var mounts = container["volumeMounts"]!.AsArray().Select(one => one!["mountPath"]!.GetValue<string>() + "/").ToList();
        var paths = container["args"]!.AsArray().Select(one => one!.GetValue<string>()).Where(one => one.StartsWith('/'));

        Assert.Contains(Overlay.Of(name).EnvironmentOf(Job(name))["Documents__Directory"].GetValue<string>() + "/", mounts);
        Assert.All(paths, path => Assert.Contains(mounts, mount => path.StartsWith(mount, StringComparison.Ordinal)));
        Assert.Equal(DocumentsOf(Job(name)), DocumentsOf(Overlay.Cluster.Get("Deployment", "portal-api")));
    }

    [Theory]
    [MemberData(nameof(Overlay.Jobs), MemberType = typeof(Overlay))]
    public void It_reaches_the_database_and_no_silo_and_nobody_reaches_it(string name)
    {
        var policies = Overlay.Cluster.OfKind("NetworkPolicy")
            .Where(policy => Overlay.Selects(policy["spec"]!["podSelector"]!, Overlay.LabelsOf(Job(name)))).ToList();
        var ports = policies.SelectMany(policy => policy["spec"]!["egress"] as JsonArray ?? [])
            .SelectMany(rule => rule!["ports"]!.AsArray()).Select(port => port!["port"]!.ToString()).ToList();

        Assert.Contains("5432", ports);
        Assert.DoesNotContain("30000", ports);
        Assert.DoesNotContain(policies, policy => policy["spec"]!["ingress"] is JsonArray);
    }

    [Theory]
    [MemberData(nameof(Overlay.Jobs), MemberType = typeof(Overlay))]
    public void It_is_the_program_of_the_silos_and_signs_in_as_the_owner(string name)
    {
        var silo = Overlay.Cluster.Get("Deployment", "portal-silo");

        Assert.Equal(Overlay.ContainerOf(silo)["image"]!.ToString(), Overlay.ContainerOf(Job(name))["image"]!.ToString());
        Assert.Equal(silo["metadata"]!["namespace"]!.ToString(), Job(name)["metadata"]!["namespace"]!.ToString());
        Assert.Equal(
            "portal-database-owner",
            Overlay.Of(name).EnvironmentOf(Job(name))["Database__ConnectionString"]["secretKeyRef"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public void The_guide_to_backups_names_every_job_and_no_other()
    {
        var guide = File.ReadAllText(Repository.PathOf("docs", "backup.md"));
        var named = Regex.Matches(guide, "k8s/jobs/([a-z]+)", RegexOptions.CultureInvariant).Select(match => match.Groups[1].Value);

        Assert.Equal(Overlay.JobNames, named.Distinct().Order(StringComparer.Ordinal));
    }

    private static JsonObject Job(string name) => Overlay.Of(name).Get("Job", $"portal-{name}");

    private static string DocumentsOf(JsonObject workload) => Overlay.PodOf(workload)["volumes"]!.AsArray()
        .Single(volume => volume!["name"]!.GetValue<string>() == "documents")!["persistentVolumeClaim"]!["claimName"]!.GetValue<string>();
}
