using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Telemetry;

internal static class TelemetryRoom
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics().AddSingleton<Measures>();
        services.AddExporters(configuration, configuration.Identity);
        return services;
    }
}
