namespace Portal.Grains.Dossiers;

/// <summary>Where a component comes from; decides the digitisation indices 4.2 to 4.5.</summary>
public enum ComponentSource
{
    /// <summary>Uploaded by the applicant.</summary>
    Uploaded,

    /// <summary>Paper, scanned at the one-stop shop.</summary>
    Scanned,

    /// <summary>A digitised paper of an earlier dossier, used again (index 4.3); never a file of this very dossier.</summary>
    Reused,

    /// <summary>Taken from the applicant's personal store on the National Portal (index 4.4).</summary>
    PersonalStore,

    /// <summary>Data of the population database in place of a paper (index 4.5).</summary>
    PopulationDatabase,

    /// <summary>Paper that was handed in and not scanned.</summary>
    Paper,
}
