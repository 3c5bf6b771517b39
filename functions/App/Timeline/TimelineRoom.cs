using Mandates.Functions.Timeline.Operation;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Timeline;

internal static class TimelineRoom
{
    public static IServiceCollection AddTimeline(this IServiceCollection services) =>
        services
            .AddSingleton<DueActs>().AddScoped<MandateSweep>().AddScoped<MandateStart>().AddScoped<TimelineOperation>();
}
