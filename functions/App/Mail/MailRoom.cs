using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Mail;

internal static class MailRoom
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MailOptions>(configuration, "Mail").Validate(
            mail => EventSignature.AreKeys(mail.EventKey),
            "The setting 'Mail:EventKey' is not a public key. Copy it from the provider's page on the signed event webhook, or leave it empty.");
        services.AddHttpClient<SendGridMailer>((provider, http) => http.Timeout = provider.GetRequiredService<IOptions<MailOptions>>().Value.AnswerWithin);
        return services
            .AddSingleton<NoticeLedger>().AddSingleton<Letters>().AddSingleton<PersonalLinks>().AddSingleton<QuestionnaireAttachments>()
            .AddSingleton<ActNotifier>().AddSingleton<InterruptedNotices>().AddSingleton<NoticeDelivery>()
            .AddSingleton<ProviderPace>().AddSingleton<DailyCeiling>().AddSingleton<EventSignature>().AddSingleton<Deliveries>().AddScoped<OutboxActions>();
    }
}
