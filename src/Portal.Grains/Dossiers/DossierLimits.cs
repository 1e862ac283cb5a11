namespace Portal.Grains.Dossiers;

/// <summary>Bounds that keep one dossier small; technical, not legal.</summary>
internal static class DossierLimits
{
    /// <summary>Largest form, UTF-8 bytes.</summary>
    public const int FormBytes = 64 * 1024;

    /// <summary>Most components of one dossier.</summary>
    public const int Components = 60;

    /// <summary>Most saves of one draft; an autosave every ten seconds lasts for hours.</summary>
    public const int DraftSaves = 2_000;

    /// <summary>Most open drafts of one citizen.</summary>
    public const int OpenDrafts = 20;

    /// <summary>A dossier with so many petitions gets no more; those that were sent at once are tied all the same.</summary>
    public const int PetitionsSent = 20;

    /// <summary>Most petitions linked to one dossier.</summary>
    public const int Petitions = 2 * PetitionsSent;
}
