namespace Portal.Grains.Administration;

/// <summary>Something that somebody does to the portal itself.</summary>
/// <param name="Actor">Role and subject; <c>operator</c> for commands of the program.</param>
/// <param name="Agency">Agency of the actor, or <see langword="null"/>.</param>
/// <param name="Action">Operation of the API, such as <c>importCatalogue</c>, or a command, such as <c>restore</c>.</param>
/// <param name="Target">Address with its query.</param>
/// <param name="RequestHash">SHA-256 of the request, or of the manifest, in lower-case hexadecimal digits.</param>
/// <param name="Status">HTTP status of the answer; <see langword="null"/> = asked, before it is carried out.</param>
public sealed record AdministrationAct(
    string Actor, string? Agency, string Action, string Target, string RequestHash, int? Status);
