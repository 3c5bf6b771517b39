using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Mandates.Functions.Telemetry;

/// <summary>
/// Sends traces and metrics where the usual settings say: to Azure Monitor, to any collector that speaks OTLP, to both.
/// Without them nothing is collected. Logs go through the Functions host.
/// </summary>
internal static class Exporters
{
    // Sources of the worker, so that its spans are children of the host's, and of the calls that this app makes.
    private static readonly string[] Sources = [Spans.Source, "Microsoft.Azure.Functions.Worker", "System.Net.Http"];

    public static void AddExporters(this IServiceCollection services, IConfiguration configuration, Func<TokenCredential> identity)
    {
        var monitor = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"];
        var hasMonitor = !string.IsNullOrEmpty(monitor);
        var hasCollector = !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        if (!hasMonitor && !hasCollector)
        {
            return;
        }

        var telemetry = services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(Measures.Meter));
        if (hasMonitor)
        {
            void ToMonitor(AzureMonitorExporterOptions options) => (options.ConnectionString, options.Credential) = (monitor, identity());
            telemetry.WithTracing(traces => traces.AddAzureMonitorTraceExporter(ToMonitor)).WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(ToMonitor));
        }

        if (hasCollector)
        {
            telemetry.WithTracing(traces => traces.AddOtlpExporter()).WithMetrics(metrics => metrics.AddOtlpExporter());
        }
    }
}
