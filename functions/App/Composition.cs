using Mandates.Functions.Audit;
using Mandates.Functions.Clock;
using Mandates.Functions.Community;
using Mandates.Functions.Documents;
using Mandates.Functions.Mail;
using Mandates.Functions.Meetings;
using Mandates.Functions.Negotiation;
using Mandates.Functions.Participants;
using Mandates.Functions.Questionnaires;
using Mandates.Functions.Record;
using Mandates.Functions.Status;
using Mandates.Functions.Submission;
using Mandates.Functions.Telemetry;
using Mandates.Functions.Timeline;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.WorkPlans;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

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

        // Rooms are registered in the order of their floors: each may use those before it.
        builder.Services
            .AddClock(configuration)
            .AddTelemetry(configuration)
            .AddRecord(configuration)
            .AddWeb(configuration)
            .AddParticipants()
            .AddDocuments()
            .AddMeetings()
            .AddWorkPlans()
            .AddMail(configuration)
            .AddNegotiation()
            .AddQuestionnaires(configuration)
            .AddSubmission()
            .AddTimeline()
            .AddStatus()
            .AddCommunity()
            .AddAudit();
    }
}
