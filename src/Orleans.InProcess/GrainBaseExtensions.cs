namespace Orleans;

/// <summary>What a grain may ask of the engine.</summary>
public static class GrainBaseExtensions
{
    /// <summary>Ends the activation after the turns under way; the next call makes a new one.</summary>
    public static void DeactivateOnIdle(this IGrainBase grain) =>
        grain.GrainContext.Deactivate(
            new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));
}
