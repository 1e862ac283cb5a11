namespace Portal.Grains.Shared;

/// <summary>What a caller may act as. One caller has one role; the access token carries it.</summary>
public enum Role
{
    /// <summary>A citizen, or the representative of an enterprise.</summary>
    Citizen,

    /// <summary>Member of a community digital team (tổ công nghệ số cộng đồng) who files for villagers.</summary>
    Helper,

    /// <summary>Reception officer of the one-stop shop (một cửa).</summary>
    Reception,

    /// <summary>Specialist who handles the dossiers assigned to them.</summary>
    Specialist,

    /// <summary>Leader who decides and signs results.</summary>
    Leader,

    /// <summary>Manager of an agency: queue, load, reassignment, petitions.</summary>
    Manager,

    /// <summary>Ministry or Government Office: scores and rankings, no dossiers of persons.</summary>
    Ministry,

    /// <summary>Administrator of the catalogue and the installation.</summary>
    Administrator,

    /// <summary>Another system: payment, population database, one-stop software, national portal.</summary>
    Integrator,
}
