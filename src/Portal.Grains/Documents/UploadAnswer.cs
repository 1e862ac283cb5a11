using Portal.Grains.Shared;

namespace Portal.Grains.Documents;

/// <summary>An upload, or why not.</summary>
/// <param name="Upload">How far it is.</param>
/// <param name="Refusal">Why not.</param>
public readonly record struct UploadAnswer(UploadView? Upload, Refusal? Refusal);
