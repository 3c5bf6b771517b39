using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.WorkPlans;

internal static class WorkPlansRoom
{
    public static IServiceCollection AddWorkPlans(this IServiceCollection services) =>
        services
            .AddScoped<PlanRevisionService>()
            .AddScoped<WorkPlanReading>()
            .AddScoped<Commenting>();
}
