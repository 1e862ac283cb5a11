using FsCheck;
using FsCheck.Fluent;
using Portal.Grains.Dossiers;
using Portal.Grains.Shared;
using static Portal.Grains.Tests.Dossiers.World;

namespace Portal.Grains.Tests.Dossiers;

public sealed class FormMergeTests
{
    private static readonly Gen<string> Names = Gen.Elements("a", "b", "c", "tên", "x/y", "x~y");

    private static readonly Gen<string> Leaves =
        Gen.Elements("null", "1", "\"chữ\"", "[1,null]", "[]", "true", "\"\\n\\u0000\"");

    private static Gen<string> Objects(int depth) =>
        from members in (
            from name in Names
            from value in depth == 0 ? Leaves : Gen.OneOf(Leaves, Objects(depth - 1))
            select (name, value)).ListOf()
        select "{" + string.Join(",", members.DistinctBy(member => member.name)
            .Select(member => $"\"{member.name}\":{member.value}")) + "}";

    // The examples of RFC 7396, appendix A, whose patch is an object (a form is never replaced as a whole).
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void The_examples_of_the_standard_hold(string form, string patch, string expected) =>
        Assert.Equal(expected, Text(FormMerge.Apply(Json(form), Json(patch))));

    [Fact]
    public void Merging_the_same_patch_twice_is_merging_it_once() =>
        Hold((form, patch) =>
        {
            var once = FormMerge.Apply(form, patch);
            return FormMerge.Apply(once, patch) == once;
        });

    [Fact]
    public void An_empty_patch_changes_nothing() =>
        Hold((form, _) => FormMerge.Apply(FormMerge.Apply(form, RawJson.EmptyObject), RawJson.EmptyObject)
            == FormMerge.Apply(form, RawJson.EmptyObject));

    [Fact]
    public void Vietnamese_letters_take_no_more_bytes_than_they_need() =>
        Assert.Equal(
            """{"tên":"Nguyễn","họ":"Trần"}""",
            Text(FormMerge.Apply(Json("""{"tên":"Nguyễn"}"""), Json("""{"họ":"Trần"}"""))));

    [Fact]
    public void A_patch_tells_which_fields_it_touches() =>
        Assert.Equal(
            ["/a", "/b/c", "/b/x~1y", "/b/x~0y"],
            FormMerge.Touches(Json("""{"a":[1],"b":{"c":null,"x/y":1,"x~y":2},"d":{}}""")));

    private static void Hold(Func<RawJson, RawJson, bool> law) =>
        Prop.ForAll(Objects(2).Two().ToArbitrary(), pair => law(Json(pair.Item1), Json(pair.Item2)))
            .QuickCheckThrowOnFailure();
}
