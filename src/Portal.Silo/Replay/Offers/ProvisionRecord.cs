namespace Portal.Silo.Replay.Offers;

/// <summary>A record of the import kind <c>provisions</c>.</summary>
internal sealed record ProvisionRecord(
    string Agency, string Procedure, bool UnderAuthority, string OnlineKind, string Service, bool PaymentIntegrated);
