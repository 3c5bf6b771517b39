using System.Collections.Concurrent;
using System.Diagnostics;

namespace Mandates.Benchmarks;

/// <summary>How many HTTP requests this process makes to whom, and how long they take.</summary>
internal sealed class RequestTally : IDisposable
{
    private readonly ConcurrentDictionary<string, (int Count, TimeSpan Time)> tally = new();
    private readonly ActivityListener listener;

    public RequestTally()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = request => tally.AddOrUpdate(
                KindOf($"{request.GetTagItem("url.full")}"),
                _ => (1, request.Duration),
                (_, sum) => (sum.Count + 1, sum.Time + request.Duration)),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IEnumerable<string> Kinds => tally.Keys.Order();

    public (int Count, TimeSpan Time) this[string kind] => tally.GetValueOrDefault(kind);

    public void Dispose() => listener.Dispose();

    private static string KindOf(string url) =>
        url.Contains("/devstoreaccount1", StringComparison.Ordinal) ? "storage"
        : url.Contains("/_local/mail", StringComparison.Ordinal) ? "mail"
        : "the app, as its users";
}
