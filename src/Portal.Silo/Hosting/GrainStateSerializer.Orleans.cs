using Orleans.Storage;
using Portal.Grains.Storage;

namespace Portal.Silo.Hosting;

/// <summary>Grain state as JSON, written exactly as the in-process engine writes it.</summary>
internal sealed class GrainStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(GrainStateJson.Serialize(input));

    public T? Deserialize<T>(BinaryData input) => GrainStateJson.Deserialize<T>(input.ToMemory().Span);
}
