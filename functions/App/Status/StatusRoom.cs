using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Status;

internal static class StatusRoom
{
    public static IServiceCollection AddStatus(this IServiceCollection services) =>
        services
            .AddScoped<MandateViews>();
}
