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
            .AddSingleton<QuestionnaireStore>().AddScoped<QuestionnairePublication>().AddSingleton<CompilationBuilder>()
            .AddSingleton<UploadReader>().AddSingleton<UploadStore>().AddScoped<UploadInParts>().AddScoped<UploadCompletion>()
            .AddSingleton<WorkingCopyStore>().AddScoped<WorkingCopyEditing>().AddSingleton<StateQuota>()
            .AddSingleton<ReplyFiles>().AddSingleton<ReplyReading>().AddScoped<ReplySubmission>().AddScoped<ReplyWithdrawal>().AddScoped<ReplyVisibilityChange>().AddScoped<ReplyDownload>().AddScoped<ReplyViews>()
            .AddScoped<LateReplyRuling>().AddScoped<PaperReplyRecording>().AddSingleton<VerifiedReplies>().AddScoped<ReceiptVerification>();
    }
}
