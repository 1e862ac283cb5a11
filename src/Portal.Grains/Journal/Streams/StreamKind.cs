namespace Portal.Grains.Journal.Streams;

/// <summary>What is journaled. Each kind has a table of rows and a table of events.</summary>
internal enum StreamKind
{
    Dossier,
    Petition,
    Publication,
}
