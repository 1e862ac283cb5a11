using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Load.Servers;

/// <summary>The payload of every contestant: what a citizen submits.</summary>
internal sealed record Submission(string Procedure, string Agency, JsonElement Form);

/// <summary>The answer of the hand-written servers.</summary>
internal sealed record Submitted(Guid Id, int Revision, string Status);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Submission))]
[JsonSerializable(typeof(Submitted))]
internal sealed partial class SubmissionJson : JsonSerializerContext;
