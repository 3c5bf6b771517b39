using System.Text.Json.Nodes;
using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.WorkPlans;
using Mandates.Pages.WorkPlans;

namespace Mandates.Functions.Timeline;

/// <summary>The page on which a mandate is started: what its plan will do is shown first.</summary>
public sealed class StartPages(MandateStart start, MandateStore mandates, PageRenderer pages, MandateClock clock)
{
    private const int MostNotices = 8;

    [Function("StartPage"), Allow(CallerRoles.Secretariat)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "start")] HttpRequest request) =>
        RenderAsync(request, request.Query["sample"] == "true" ? new FormValues([new("plan", Sample())]) : FormValues.Nothing);

    [Function("StartForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken, file: "plan");
        try
        {
            var plan = WorkPlanReader.Read(Encoding.UTF8.GetBytes(WithId(typed["plan"], typed["id"].Trim())));
            if (!isConfirmed)
            {
                return await mandates.FindAsync(plan.Mandate.Id, cancellationToken) is null
                    ? await RenderAsync(request, typed, start.Findings(plan), plan)
                    : throw ProblemException.Conflict("A mandate with this id already exists.", $"Give the new mandate another id than '{plan.Mandate.Id}', or open that one from the list of mandates.");
            }

            await start.StartAsync(plan, client, cancellationToken);
            return new SeeOther($"/mandates/{plan.Mandate.Id}");
        }
        catch (WorkPlanInvalidException invalid)
        {
            return await RenderAsync(request, typed, invalid.Findings, problem: ProblemException.Unprocessable("The work plan cannot be used.", []));
        }
        catch (ProblemException problem) when (problem.Status is 409)
        {
            return await RenderAsync(request, typed, problem: problem);
        }
    }

    private Task<IResult> RenderAsync(HttpRequest request, FormValues typed, IReadOnlyList<Finding>? findings = null, WorkPlan? plan = null, ProblemException? problem = null)
    {
        var startable = plan is not null && !findings!.HasErrors() ? plan : null;
        return pages.ShowAsync(request.HttpContext, new StartPageView
        {
            Typed = typed,
            Problem = problem?.Refusal,
            Findings = findings ?? [],
            Plan = startable,
            Notices = startable is null ? []
                : [.. PlanRehearsal.Of(startable, clock.Now).Notices.Take(MostNotices).Select(n => new FirstNotice(n.Act, n.Recipients))],
        }, problem?.Status ?? (plan is not null && startable is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));
    }

    // Only the id has to be changed in the sample; a text that is not a plan is left as it is, and the reader reports the fault.
    private static string WithId(string plan, string id)
    {
        try
        {
            if (id.Length > 0 && JsonNode.Parse(plan)?["mandate"] is JsonObject mandate)
            {
                mandate["id"] = id;
                return mandate.Root.ToJsonString();
            }
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException or ArgumentException)
        {
        }

        return plan;
    }

    private static string Sample()
    {
        using var reader = new StreamReader(typeof(StartPages).Assembly.GetManifestResourceStream("sample-plan.json")!);
        return reader.ReadToEnd();
    }
}
