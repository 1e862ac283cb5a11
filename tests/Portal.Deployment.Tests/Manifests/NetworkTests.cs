using System.Text.Json.Nodes;

namespace Portal.Deployment.Tests.Manifests;

/// <summary>Who may talk to whom: computed from the policies, for every pair of pods and every port.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("portal-silo", "portal-silo", 11111, true)]
    [InlineData("portal-silo", "portal-silo", 30000, true)]
    [InlineData("portal-api", "portal-silo", 30000, true)]
    [InlineData("portal-api", "portal-silo", 11111, false)]
    [InlineData("portal-migrate", "portal-silo", 30000, false)]
    [InlineData("portal-silo", "portal-api", 8080, false)]
    [InlineData("portal-api", "portal-api", 8080, false)]
    [InlineData("portal-api", "portal-silo", 8080, false)]
    public void Pods_reach_each_other_where_the_cluster_needs_it_and_nowhere_else(string from, string to, int port, bool may)
    {
        var (caller, target) = (Workload(from), Workload(to));
        var leaves = Rules(caller, "Egress").Any(rule => Admits(rule, "to", Overlay.LabelsOf(target), port, target));
        var enters = Rules(target, "Ingress").Any(rule => Admits(rule, "from", Overlay.LabelsOf(caller), port, target));

        Assert.Equal(may, leaves && enters);
    }

    [Theory]
    [InlineData("portal-api", true)]
    [InlineData("portal-silo", false)]
    [InlineData("portal-migrate", false)]
    public void Only_what_serves_people_can_be_reached_from_outside_and_only_by_the_ingress_controller(string name, bool may)
    {
        var rules = Rules(Workload(name), "Ingress")
            .SelectMany(rule => rule["from"]!.AsArray().Select(peer => (peer, rule)))
            .Where(pair => pair.peer!["namespaceSelector"] is not null)
            .ToList();

        Assert.Equal(may ? 1 : 0, rules.Count);
        Assert.All(rules, pair =>
        {
            Assert.Equal("ingress-nginx", NamespaceOf(pair.peer!));
            Assert.Equal("http", pair.rule["ports"]!.AsArray().Single()!["port"]!.GetValue<string>());
        });
        Assert.Equal(may, Overlay.Selects(
            new JsonObject { ["matchLabels"] = Overlay.Cluster.Get("Service", "portal")["spec"]!["selector"]!.DeepClone() },
            Overlay.LabelsOf(Workload(name))));
    }

    [Theory]
    [InlineData("portal-api")]
    [InlineData("portal-silo")]
    [InlineData("portal-migrate")]
    public void What_has_a_connection_string_reaches_the_database(string name)
    {
        Assert.True(Overlay.Cluster.EnvironmentOf(Workload(name)).ContainsKey("Database__ConnectionString"));
        Assert.Contains(Rules(Workload(name), "Egress"), rule =>
            NamespaceOf(rule["to"]![0]!) == "database" && rule["ports"]![0]!["port"]!.GetValue<int>() == 5432);
    }

    [Fact]
    public void The_collector_can_be_reached_where_it_is_configured_to_be()
    {
        var silo = Workload("portal-silo");
        var address = new Uri(Overlay.Cluster.EnvironmentOf(silo)["OpenTelemetry__Endpoint"].GetValue<string>());

        Assert.Contains(Rules(silo, "Egress"), rule =>
            NamespaceOf(rule["to"]![0]!) == address.Host.Split('.')[1]
            && rule["ports"]![0]!["port"]!.GetValue<int>() == address.Port);
    }

    [Theory]
    [InlineData("single")]
    [InlineData("cluster")]
    public void What_no_policy_allows_is_forbidden(string overlay)
    {
        var deny = Overlay.Of(overlay).Get("NetworkPolicy", "deny-all")["spec"]!;

        Assert.Empty(deny["podSelector"]!.AsObject());
        Assert.Equal("[\"Ingress\",\"Egress\"]", deny["policyTypes"]!.ToJsonString());
        Assert.False(deny.AsObject().ContainsKey("ingress") || deny.AsObject().ContainsKey("egress"));
    }

    [Theory]
    [InlineData("single")]
    [InlineData("cluster")]
    public void Every_policy_takes_pods_and_names_ports_that_these_have(string overlay)
    {
        foreach (var policy in Overlay.Of(overlay).OfKind("NetworkPolicy"))
        {
            var taken = Overlay.Of(overlay).Workloads
                .Where(one => Overlay.Selects(policy["spec"]!["podSelector"]!, Overlay.LabelsOf(one))).ToList();
            Assert.NotEmpty(taken);
            foreach (var rule in policy["spec"]!["ingress"] as JsonArray ?? [])
                Assert.All(taken, one => Assert.All(rule!["ports"]!.AsArray(), port => Assert.NotNull(NumberOf(port!, one))));
        }
    }

    [Theory]
    [InlineData("single")]
    [InlineData("cluster")]
    public void The_ingress_leads_by_https_to_the_service_and_this_to_pods(string overlay)
    {
        var ingress = Overlay.Of(overlay).Get("Ingress", "portal")["spec"]!;
        var service = Overlay.Of(overlay).Get("Service", "portal")["spec"]!;
        var backend = ingress["rules"]![0]!["http"]!["paths"]![0]!["backend"]!["service"]!;
        var port = service["ports"]!.AsArray().Single(one => JsonNode.DeepEquals(one!["name"], backend["port"]!["name"]))!;
        var pods = Overlay.Of(overlay).Deployments.Where(one => Overlay.Selects(
            new JsonObject { ["matchLabels"] = service["selector"]!.DeepClone() }, Overlay.LabelsOf(one)));

        Assert.Equal("portal", backend["name"]!.GetValue<string>());
        Assert.Equal(8080, NumberOf(new JsonObject { ["port"] = port["targetPort"]!.DeepClone() }, Assert.Single(pods)));
        Assert.Equal(
            ingress["rules"]!.AsArray().Select(rule => rule!["host"]!.GetValue<string>()),
            ingress["tls"]!.AsArray().SelectMany(one => one!["hosts"]!.AsArray()).Select(host => host!.GetValue<string>()));
    }

    private static JsonObject Workload(string name) => Overlay.Cluster.Workloads.Single(one => Overlay.NameOf(one) == name);

    private static IEnumerable<JsonNode> Rules(JsonObject workload, string direction) => Overlay.Cluster.OfKind("NetworkPolicy")
        .Where(policy => Overlay.Selects(policy["spec"]!["podSelector"]!, Overlay.LabelsOf(workload)))
        .SelectMany(policy => policy["spec"]![direction == "Ingress" ? "ingress" : "egress"] as JsonArray ?? [])
        .Select(rule => rule!);

    /// <summary>Whether a rule admits a pod of the same namespace; peers with a namespace selector mean others.</summary>
    private static bool Admits(JsonNode rule, string side, Dictionary<string, string> labels, int port, JsonObject target) =>
        rule["ports"]!.AsArray().Any(one => NumberOf(one!, target) == port)
        && rule[side]!.AsArray().Any(peer => peer!["namespaceSelector"] is null
            && peer["podSelector"] is { } selector && Overlay.Selects(selector, labels));

    private static int? NumberOf(JsonNode port, JsonObject target)
    {
        if (port["port"]!.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            return port["port"]!.GetValue<int>();
        return (Overlay.ContainerOf(target)["ports"] as JsonArray ?? [])
            .FirstOrDefault(one => JsonNode.DeepEquals(one!["name"], port["port"]))?["containerPort"]!.GetValue<int>();
    }

    private static string? NamespaceOf(JsonNode peer) =>
        peer["namespaceSelector"]?["matchLabels"]?["kubernetes.io/metadata.name"]?.GetValue<string>();
}
