namespace Portal.Grains.Administration;

/// <summary>One entry of the record.</summary>
/// <param name="Position">1, 2, 3 and so on, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Role and subject.</param>
/// <param name="Agency">Agency of the actor.</param>
/// <param name="Action">Operation of the API.</param>
/// <param name="Target">Address with its query.</param>
/// <param name="RequestHash">SHA-256 of the request.</param>
/// <param name="Status">HTTP status of the answer; absent = asked, before it was carried out.</param>
/// <param name="Hash">SHA-256 of the hash before and of this entry.</param>
public sealed record AdministrationEntry(
    long Position,
    DateTimeOffset At,
    string Actor,
    string? Agency,
    string Action,
    string Target,
    string RequestHash,
    int? Status,
    string Hash);
