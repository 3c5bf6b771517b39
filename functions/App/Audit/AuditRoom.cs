using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Audit;

internal static class AuditRoom
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services
            .AddSingleton<AuditTrail>();
}
