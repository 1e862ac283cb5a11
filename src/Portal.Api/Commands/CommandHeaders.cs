namespace Portal.Api.Commands;

/// <summary>Marks endpoints that take an Idempotency-Key, for the API document.</summary>
internal sealed class CommandHeaders
{
    public static readonly CommandHeaders Instance = new();
}
