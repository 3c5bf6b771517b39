using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Submission;

internal static class SubmissionRoom
{
    public static IServiceCollection AddSubmission(this IServiceCollection services) =>
        services
            .AddSingleton<PackageStore>().AddSingleton<VerifiedPackages>().AddSingleton<PackagedReplies>().AddScoped<PackageFiles>().AddScoped<PackageFreezing>().AddScoped<AcknowledgementService>();
}
