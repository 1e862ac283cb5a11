using System.Diagnostics.Metrics;

namespace Portal.Testing.Telemetry;

/// <summary>What an observable instrument tells at this moment.</summary>
/// <param name="Name">Name of the instrument.</param>
/// <param name="Label">Value of its first label; empty without one.</param>
/// <param name="Value">What it tells.</param>
internal sealed record Observed(string Name, string Label, double Value)
{
    /// <summary>Asks all of them, as an exporter that has only just come.</summary>
    /// <param name="owner">Those of this object alone; null: of every meter.</param>
    public static IReadOnlyList<Observed> Now(object? owner = null)
    {
        var told = new List<Observed>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.IsObservable && (owner is null || ReferenceEquals(instrument.Meter.Scope, owner)))
                    own.EnableMeasurementEvents(instrument);
            },
        };
        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
            told.Add(new Observed(instrument.Name, labels.IsEmpty ? "" : $"{labels[0].Value}", value));
        listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Add(instrument, value, labels));
        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Add(instrument, value, labels));
        listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Add(instrument, value, labels));
        listener.Start();
        listener.RecordObservableInstruments();
        return told;
    }

    /// <summary>What one instrument tells, by its label.</summary>
    public static IReadOnlyDictionary<string, double> Of(string name, object? owner = null) =>
        Now(owner).Where(one => one.Name == name).ToDictionary(one => one.Label, one => one.Value);
}
