namespace Portal.Grains.Journal.Writing;

/// <summary>What a batch holds; each combination has its own prepared statement, so that none carries empty parts.</summary>
[Flags]
internal enum PostgresBatchShape
{
    None = 0,

    /// <summary>There are new streams.</summary>
    Inserts = 1,

    /// <summary>There are streams that exist.</summary>
    Updates = 2,

    /// <summary>There are answers to remember.</summary>
    Answers = 4,
}
