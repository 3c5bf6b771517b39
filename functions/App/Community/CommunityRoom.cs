using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Community;

internal static class CommunityRoom
{
    public static IServiceCollection AddCommunity(this IServiceCollection services) => services.AddScoped<InformationPublishing>().AddScoped<ConsultationLinks>().AddScoped<ConsultationAnswering>();
}
