namespace Portal.Silo.Replay;

/// <summary>Somebody who signs in.</summary>
/// <param name="Persona">Persona of the development issuer.</param>
/// <param name="Subject">Subject id, to play many people.</param>
/// <param name="Agency">Agency of officers and systems.</param>
internal readonly record struct Actor(string Persona, string Subject, string? Agency = null);
