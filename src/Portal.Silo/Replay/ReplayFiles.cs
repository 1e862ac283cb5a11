namespace Portal.Silo.Replay;

/// <summary>What an administrator imports for a replay; empty files are not imported.</summary>
/// <param name="Procedures">Generated procedures.</param>
/// <param name="Provisions">What units offer.</param>
/// <param name="Announcements">Announcement decisions; imported at the end, when everything in them has happened.</param>
internal sealed record ReplayFiles(byte[] Procedures, byte[] Provisions, byte[] Announcements);
