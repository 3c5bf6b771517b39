using Mandates.Functions.Questionnaires.Compilations;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Questionnaires.Uploads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Questionnaires;

internal static class QuestionnairesRoom
{
    public static IServiceCollection AddQuestionnaires(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ReplyOptions>(configuration, "Replies");
        return services
            .AddSingleton<QuestionnaireStore>().AddScoped<PublishQuestionnaire>().AddSingleton<CompilationBuilder>()
            .AddSingleton<UploadReader>().AddSingleton<UploadStore>().AddSingleton<NamedFiles>()
            .AddSingleton<ReplyFiles>().AddSingleton<ReplyVersions>().AddSingleton<WorkingCopies>().AddSingleton<VerifyReceipt>()
            .AddScoped<ReplyIntake>().AddScoped<ReplySubmission>().AddScoped<WorkingCopyEdit>().AddScoped<ReplyViews>()
            .AddScoped<ReplyOnBehalf>().AddScoped<RuleOnLateReply>();
    }
}
