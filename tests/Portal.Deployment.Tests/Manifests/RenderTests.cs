using System.Text.Json.Nodes;
using Portal.Deployment.Tests.Kustomize;

namespace Portal.Deployment.Tests.Manifests;

public sealed class RenderTests
{
    [Theory]
    [MemberData(nameof(Overlay.Names), MemberType = typeof(Overlay))]
    public void Every_manifest_has_the_fields_that_its_kind_knows(string overlay) =>
        Assert.Empty(Overlay.Of(overlay).All.SelectMany(one =>
            Shapes.Check(one).Select(problem => $"{Overlay.NameOf(one)}: {problem}")));

    [Theory]
    [InlineData("readinessProbe: {httpGet: {path: /x, port: http}}", null)]
    [InlineData("readinesProbe: {httpGet: {path: /x, port: http}}", "unknown field")]
    [InlineData("readinessProbe: {httpGet: {path: /x}}", "is missing")]
    [InlineData("readinessProbe: {httpGet: {path: /x, port: http}, periodSeconds: ten}", "wants int")]
    [InlineData("env: [{name: A, value: 5}]", "wants string")]
    public void A_wrong_field_is_found(string field, string? problem)
    {
        var job = YamlFile.Parse(
            $$$"""
            apiVersion: batch/v1
            kind: Job
            metadata: {name: job}
            spec:
              template:
                metadata: {labels: {a: b}}
                spec:
                  containers:
                    - name: one
                      image: image
                      resources: {}
                      securityContext: {}
                      {{{field}}}
            """).Single();

        var found = Shapes.Check(job).ToList();

        if (problem is null)
            Assert.Empty(found);
        else
            Assert.Contains(problem, Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Overlay.Names), MemberType = typeof(Overlay))]
    public async Task Where_kubectl_is_installed_it_renders_the_same(string overlay)
    {
        // ./portal test says so where it is not.
        var ours = Overlay.Of(overlay).All;
        var theirs = Kubectl.IsInstalled ? await Kubectl.RenderAsync(Overlay.Of(overlay).Directory) : ours;

        Assert.Equal(ours.Select(Identity).Order(StringComparer.Ordinal), theirs.Select(Identity).Order(StringComparer.Ordinal));
        foreach (var one in ours)
        {
            var other = theirs.Single(manifest => Identity(manifest) == Identity(one));
            Assert.True(JsonNode.DeepEquals(one, other), $"{one.ToJsonString()}\n{other.ToJsonString()}");
        }
    }

    [Theory]
    [MemberData(nameof(Overlay.Names), MemberType = typeof(Overlay))]
    public void No_secret_is_in_the_repository(string overlay) =>
        Assert.Empty(Overlay.Of(overlay).OfKind("Secret"));

    private static string Identity(JsonNode manifest) => $"{manifest["kind"]} {Overlay.NameOf(manifest)}";
}
