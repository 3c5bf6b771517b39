using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Mandates.Functions.Telemetry;

namespace Mandates.App.Tests.Cost;

/// <summary>Counts what costs money: the calls of this process to storage, and the executions of functions.</summary>
public sealed class Operations : IDisposable
{
    private readonly ConcurrentDictionary<int, int> calls = [];
    private readonly ConcurrentDictionary<(object App, string Function), int> executions = [];
    private readonly MeterListener listener = new();

    public Operations()
    {
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" } or { Meter.Name: Measures.Meter, Name: "mandates.executions" })
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (var (name, value) in tags)
            {
                if (name == "server.port" && value is int port)
                {
                    calls.AddOrUpdate(port, 1, (_, count) => count + 1);
                }
            }
        });
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            executions.AddOrUpdate((instrument.Meter.Scope!, (string)tags[0].Value!), 1, (_, count) => count + 1));
        listener.Start();
    }

    /// <summary>Calls to a port of this machine, repetitions included.</summary>
    public int CallsTo(int port) => calls.GetValueOrDefault(port);

    /// <summary>Executions of functions of the app whose meters this factory made.</summary>
    public int ExecutionsOf(IMeterFactory app, Func<string, bool> function) =>
        executions.Where(e => e.Key.App == app && function(e.Key.Function)).Sum(e => e.Value);

    public void Dispose() => listener.Dispose();
}
