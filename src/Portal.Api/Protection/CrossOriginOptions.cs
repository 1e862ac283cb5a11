namespace Portal.Api.Protection;

/// <summary>Which other web sites may call the API from a browser (section <c>CrossOrigin</c>).</summary>
public sealed class CrossOriginOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "CrossOrigin";

    /// <summary>Origins such as <c>https://dichvucong.example.vn</c>; none by default, so no browser may.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];
}
