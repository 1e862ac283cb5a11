namespace Portal.Grains.Administration;

/// <summary>How far the record was at some moment. Kept outside of the database it shows when the end of the record was cut off.</summary>
/// <param name="Entries">Number of entries, which is the position of the last one.</param>
/// <param name="Hash">Its hash, lower-case hexadecimal.</param>
internal sealed record AdministrationHead(long Entries, string Hash);
