using Mandates.Functions.Negotiation.Contributions;
using Mandates.Functions.Negotiation.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Negotiation;

internal static class NegotiationRoom
{
    public static IServiceCollection AddNegotiation(this IServiceCollection services) =>
        services
            .AddSingleton<DraftStore>().AddSingleton<DraftLanguages>().AddScoped<DraftViews>().AddScoped<DraftPages>().AddScoped<PublishDraft>().AddScoped<PublishTranslation>()
            .AddSingleton<ContributionStore>().AddScoped<Contribute>().AddScoped<ContributionChanges>().AddScoped<PreparedProposals>().AddScoped<PreparedViews>()
            .AddSingleton<NegotiatingTextStore>().AddScoped<TextDecisions>().AddScoped<NegotiationViews>().AddScoped<DecisionViews>();
}
