using System.Text.Json;

namespace Portal.Silo.Replay.Running;

/// <summary>What a replay needs of the answer to a step.</summary>
/// <param name="Id">Id of the dossier or petition.</param>
/// <param name="DueAt">When the result is promised.</param>
internal readonly record struct StepAnswer(string Id, int Revision, DateTimeOffset? DueAt)
{
    /// <summary>Reads the few fields without building the rest: a province has hundreds of thousands of answers.</summary>
    public static StepAnswer Read(ReadOnlySpan<byte> json, string? knownId)
    {
        var reader = new Utf8JsonReader(json);
        var answer = new StepAnswer(knownId ?? "", 0, null);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;

            var (id, revision, due) = (reader.ValueTextEquals("id"u8), reader.ValueTextEquals("revision"u8), reader.ValueTextEquals("dueAt"u8));
            reader.Read();
            if (id && knownId is null)
                answer = answer with { Id = reader.GetString()! };
            else if (revision)
                answer = answer with { Revision = reader.GetInt32() };
            else if (due && reader.TokenType == JsonTokenType.String)
                answer = answer with { DueAt = reader.GetDateTimeOffset() };
        }

        return answer;
    }
}
