using System.Collections.Concurrent;
using System.Diagnostics;
using Mandates.Functions.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Activity = System.Diagnostics.Activity;

namespace Mandates.App.Tests.Telemetry;

/// <summary>All that an app says while it runs: every log line of every level, and every span with its tags.</summary>
public sealed class Overheard : ILoggerProvider
{
    private static readonly string[] Sources = [Spans.Source, "System.Net.Http", "Microsoft.AspNetCore"];
    private readonly ConcurrentQueue<string> lines = [];
    private readonly ConcurrentQueue<Activity> spans = [];
    private readonly ActivityListener listener;

    public Overheard()
    {
        listener = new()
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyCollection<string> Lines => lines;

    public IReadOnlyCollection<Activity> Activities => spans;

    /// <summary>The lines, and the spans as text.</summary>
    public IEnumerable<string> Everything => lines.Concat(spans.Select(s => $"{s.DisplayName} {s.StatusDescription} {string.Join(' ', s.TagObjects)} {string.Join(' ', s.Baggage)}"));

    public void ListenTo(IServiceCollection services) => services.AddLogging(log => log
        .AddProvider(this)
        .AddFilter<Overheard>(category: null, LogLevel.Trace));

    public ILogger CreateLogger(string categoryName) => new Logger(lines, categoryName);

    public void Dispose() => listener.Dispose();

    private sealed class Logger(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} in {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
