using System.Collections;
using System.Collections.Concurrent;

namespace Orleans.InProcess;

/// <summary>The activations of one grain class: at most one per key.</summary>
internal sealed class GrainDirectory(GrainClass grainClass) : IEnumerable<Activation>
{
    private readonly ConcurrentDictionary<string, Activation> activations = new();

    public int Count => activations.Count;

    public bool IsEmpty => activations.IsEmpty;

    /// <summary>The activation of the key; a new one does nothing until somebody waits for a turn on it.</summary>
    public Activation Find(string key) =>
        activations.TryGetValue(key, out var found)
            ? found
            : activations.GetOrAdd(key, static (key, grainClass) => new(grainClass, key), grainClass);

    public void Remove(string key, Activation activation) =>
        activations.TryRemove(KeyValuePair.Create(key, activation));

    public IEnumerator<Activation> GetEnumerator()
    {
        foreach (var entry in activations)
            yield return entry.Value;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
