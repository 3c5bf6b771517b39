using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mandates.Functions.Clock;

internal static class ClockRoom
{
    public static IServiceCollection AddClock(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ClockOptions>(configuration, "Clock").Validate(
            clock => !configuration.IsOnAzure() || clock is { Origin: null, Anchor: null, Rate: 1 },
            "The settings 'Clock:…' are for rehearsals; in production mandate time is real time. Remove them.");
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<MandateClock>();
    }
}
