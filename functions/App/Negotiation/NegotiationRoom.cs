using Mandates.Functions.Negotiation.Contributions;
using Mandates.Functions.Negotiation.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Negotiation;

internal static class NegotiationRoom
{
    public static IServiceCollection AddNegotiation(this IServiceCollection services) =>
        services
            .AddSingleton<NegotiatingTextStore>().AddScoped<DecisionRecording>()
            .AddSingleton<DraftStore>().AddSingleton<DraftLanguages>().AddScoped<DraftReader>().AddScoped<DraftPublishing>().AddScoped<TranslationPublishing>()
            .AddSingleton<ContributionStore>().AddScoped<Contributing>().AddScoped<ContributionChanges>()
            .AddScoped<PreparedStore>().AddScoped<PreparedReader>().AddScoped<PreparedSending>();
}
