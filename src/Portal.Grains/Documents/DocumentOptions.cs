namespace Portal.Grains.Documents;

/// <summary>Where files lie (section <c>Documents</c> of the configuration).</summary>
internal sealed class DocumentOptions
{
    /// <summary>Directory; <c>documents</c> in the data directory unless said otherwise. Processes of a cluster share it.</summary>
    public string? Directory { get; set; }

    /// <summary>
    /// Whether components that applicants hand in online must name files that were uploaded here; <see langword="null"/> =
    /// wherever people sign in for real. Replays and load tests of a development installation send hashes alone.
    /// </summary>
    public bool? RequireUploads { get; set; }
}
