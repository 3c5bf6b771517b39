using System.Text.Encodings.Web;
using System.Text.Unicode;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Mandates.Functions.Access;
using Mandates.Functions.Audit;
using Mandates.Functions.Clock;
using Mandates.Functions.Compilations;
using Mandates.Functions.Contributions;
using Mandates.Functions.Documents;
using Mandates.Functions.Drafts;
using Mandates.Functions.Http;
using Mandates.Functions.Mail;
using Mandates.Functions.Meetings;
using Mandates.Functions.Negotiation;
using Mandates.Functions.Participants;
using Mandates.Functions.Participants.AddressBook;
using Mandates.Functions.Questionnaires;
using Mandates.Functions.Replies;
using Mandates.Functions.Replies.Receiving;
using Mandates.Functions.Replies.Uploads;
using Mandates.Functions.Status;
using Mandates.Functions.Storage;
using Mandates.Functions.Submission;
using Mandates.Functions.Telemetry;
using Mandates.Functions.Timeline;
using Mandates.Functions.Timeline.Operation;
using Mandates.Functions.WorkPlans;
using Mandates.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Mandates.Functions;

/// <summary>What the app is made of; both hosts register exactly this.</summary>
public static class Composition
{
    /// <param name="builder">After ConfigureFunctionsWebApplication: a middleware before it would not see HTTP requests.</param>
    /// <param name="configuration">Settings as in local.settings.sample.json.</param>
    public static void AddMandates(this IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration)
    {
        builder.UseMiddleware<TelemetryMiddleware>();
        builder.UseMiddleware<ProblemMiddleware>();
        builder.UseMiddleware<AccessMiddleware>();
        var services = builder.Services;
        AddOptions<ClockOptions>(services, configuration, "Clock").Validate(
            clock => configuration["WEBSITE_SITE_NAME"] is null || clock is { Origin: null, Anchor: null, Rate: 1 },
            "The settings 'Clock:…' are for rehearsals; in production mandate time is real time. Remove them.");
        AddOptions<MailOptions>(services, configuration, "Mail").Validate(
            mail => EventSignature.IsKey(mail.EventKey),
            "The setting 'Mail:EventKey' is not a public key. Copy it from the provider's page on the signed event webhook, or leave it empty.");
        AddOptions<ParticipantOptions>(services, configuration, "Participants");
        AddOptions<ReplyOptions>(services, configuration, "Replies");

        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton<Measures>();
        services.AddExporters(configuration, () => Identity(configuration));
        services.AddSingleton<MandateClock>();
        AddStorage(services, configuration);
        AddMail(services);
        AddAccess(services, configuration);
        services.AddSingleton<AuditedFacts>().AddSingleton<RememberedFacts>().AddSingleton<PlanStore>().AddSingleton<RecordStore>().AddSingleton<MandateIndex>().AddSingleton<DueActs>();
        AddReplies(services);
        services.AddSingleton<DraftStore>().AddSingleton<DraftLanguages>().AddSingleton<ContributionStore>().AddSingleton<NegotiationReader>();
        services.AddScoped<Contribute>().AddScoped<ContributionChanges>().AddScoped<PreparedProposals>().AddScoped<PreparedReadings>().AddScoped<DraftReadings>().AddScoped<DraftPages>();
        services.AddScoped<TextDecisions>().AddScoped<NegotiationReadings>().AddScoped<DecisionReadings>();
        services.AddSingleton<PackageStore>().AddSingleton<VerifiedPackages>().AddScoped<PackageFiles>().AddScoped<PaperPrinter>();
        services.AddSingleton<MandateViews>();
        services.AddScoped<ProposedRevisions>().AddScoped<Sweep>().AddScoped<TimelineOperation>();
        services.AddScoped<RevisePlan>().AddScoped<RecordMeeting>().AddScoped<StartMandate>().AddScoped<MeetingPages>().AddScoped<RuleOnLateReply>().AddScoped<Acknowledge>().AddScoped<PublishDraft>().AddScoped<PublishTranslation>().AddScoped<PublishQuestionnaire>().AddScoped<ReplyOnBehalf>();

        // Accents and signs go out as they are: as references they weigh up to four times as much.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.GeometricShapes, UnicodeRanges.Dingbats));
        services.AddScoped<HtmlRenderer>().AddScoped<PageRenderer>().AddScoped<EntrancePage>().AddScoped<ProblemPages>();
    }

    private static OptionsBuilder<T> AddOptions<T>(IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();

    private static void AddAccess(IServiceCollection services, IConfiguration configuration)
    {
        AddOptions<AccessOptions>(services, configuration, "Access").Validate(
            access => configuration["WEBSITE_SITE_NAME"] is null || access.DevelopmentToken.Length == 0,
            "The setting 'Access:DevelopmentToken' is for development; on Azure the platform signs officers in. Remove it.").Validate(
            access => configuration["WEBSITE_SITE_NAME"] is null || access.LinkKey != AccessOptions.SampleLinkKey,
            "The setting 'Access:LinkKey' is the sample's, which everybody knows; make one of your own with: openssl rand -base64 32");
        services.AddDataProtection().SetApplicationName("Mandates");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new KeyRing(provider.GetRequiredService<BlobServiceClient>())));
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<MailOptions>>((forms, mail) =>
        {
            forms.FormFieldName = FormToken.FieldName;
            forms.Cookie.Name = mail.Value.HasTls ? "__Host-form" : "form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<LinkCodes>().AddSingleton<PersonalLinks>().AddSingleton<DevelopmentCodes>().AddSingleton<PlatformPrincipal>();
        services.AddSingleton<Session>().AddSingleton<Identify>().AddSingleton<CrossSite>().AddSingleton<Attempts>();
        services.AddSingleton<Entrance>().AddScoped<RequestAccess>();
        services.AddSingleton<PersonStore>().AddSingleton<LinkUses>().AddSingleton<ParticipantStore>().AddSingleton<RosterStore>().AddSingleton<ParticipantViews>().AddSingleton<AddressBooks>().AddSingleton<Retention>();
        services.AddScoped<NamingRequest>().AddScoped<DelegationPages>().AddScoped<ConfirmAddress>().AddScoped<ChangeLink>().AddScoped<ErasePerson>().AddScoped<ReadAudit>();
    }

    private static void AddReplies(IServiceCollection services)
    {
        services.AddSingleton<Bodies>().AddSingleton<ReplyFiles>().AddSingleton<SharedDocuments>().AddSingleton<WorkingCopies>().AddSingleton<NamedFiles>().AddSingleton<UploadStore>().AddSingleton<ReplyVersions>();
        services.AddSingleton<QuestionnaireStore>().AddSingleton<CompilationBuilder>().AddSingleton<VerifyReceipt>();
        services.Configure<FormOptions>(forms => forms.MultipartBodyLengthLimit = CrossSite.MostFormBytes);
        services.AddScoped<ReplyIntake>().AddScoped<ReplySubmission>().AddScoped<WorkingCopyEdit>().AddScoped<ReplyViews>();
    }

    private static void AddMail(IServiceCollection services)
    {
        services.AddSingleton<NoticeLedger>().AddSingleton<Letters>().AddSingleton<NoticeSender>().AddSingleton<NoticeDispatch>();
        services.AddSingleton<ProviderPace>().AddSingleton<DailyCeiling>().AddSingleton<EventSignature>().AddSingleton<Deliveries>().AddSingleton<Outbox>();
        services.AddHttpClient<SendGridMailer>((provider, http) => http.Timeout = provider.GetRequiredService<IOptions<MailOptions>>().Value.AnswerWithin);
    }

    // The accounts are named by address in Azure, where the app's identity opens them, and by connection string locally.
    private static void AddStorage(IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration["Storage:Connection"];
        Uri Address(string key) => new(configuration[key]
            ?? throw new InvalidOperationException($"The setting '{key}' is missing; give it or 'Storage:Connection'."));

        services.AddSingleton(provider => connection is null
            ? new TableServiceClient(Address("Storage:TableUri"), Identity(configuration), provider.GetService<TableClientOptions>())
            : new TableServiceClient(connection, provider.GetService<TableClientOptions>()));
        services.AddSingleton(provider => connection is null
            ? new BlobServiceClient(Address("Storage:BlobUri"), Identity(configuration), provider.GetService<BlobClientOptions>())
            : new BlobServiceClient(connection, provider.GetService<BlobClientOptions>()));
        services.AddSingleton<StorageSetup>();
    }

    private static DefaultAzureCredential Identity(IConfiguration configuration) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration["Storage:ClientId"] });
}
