using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Timeline;

namespace Mandates.Functions.Timeline.Operation;

/// <summary>The orchestrations behind a mandate, for the secretariat as their operator.</summary>
public sealed class TimelineEnginePages(TimelineOperation operation, RequestAccess access, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/timeline-engine";

    [Function("TimelineEnginePage"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await RenderAsync(request.HttpContext, await access.MandateAsync(mandate, cancellationToken), client, null, null, cancellationToken);

    [Function("TimelineEngineForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var typed = new OperatorForm(form["act"].ToString(), form["reason"].ToString().Trim(), form["confirm"].ToString().Trim());
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                if (!OperatorForm.Acts.Contains(typed.Act))
                {
                    throw ProblemException.Unprocessable("Nothing was done.", ["Choose an action."]);
                }

                await operation.DoAsync(current, typed.Act, typed.Reason, typed.Confirmed, access.Caller, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/timeline-engine?done={typed.Act}");
            },
            problem => RenderAsync(request.HttpContext, current, client, problem, typed, cancellationToken));
    }

    private async Task<IResult> RenderAsync(
        HttpContext http, MandateState current, DurableTaskClient client, ProblemException? problem, OperatorForm? typed, CancellationToken cancellationToken)
    {
        var phases = TimelineOperation.Ids(current.Id).ToDictionary(of => of.Id, of => of.Phase);
        var instances = await TimelineOperation.FindAsync(current.Id, client, cancellationToken);
        return await pages.ShowAsync(http, new EngineView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(AskedLanguage.Of(http.Request).Language, current.Plan.Mandate.Title),
            Zone = current.Plan.TimeZone.Id,
            Now = clock.Now,
            Instances = [.. instances.Select(i => View(i, phases[i.InstanceId]))],
            Acts = [.. current.Record.Acts.OrderByDescending(a => a.At)],
            Next = Outlook.At(clock.Now, current.Plan, current.Record).Next,
            Problem = problem?.Refusal,
            Done = OperatorForm.Acts.FirstOrDefault(act => act == http.Request.Query["done"].ToString()),
            Typed = typed,
        }, problem?.Status ?? StatusCodes.Status200OK);
    }

    private InstanceView View(OrchestrationMetadata instance, Phase? phase) => new(
        instance.InstanceId, phase, instance.RuntimeStatus.ToString(), Mandate(instance.CreatedAt), Mandate(instance.LastUpdatedAt),
        instance.SerializedCustomStatus is null or "null" ? null : instance.SerializedCustomStatus, instance.FailureDetails?.ErrorMessage);

    private Instant Mandate(DateTimeOffset real) => clock.ToMandate(Instant.FromDateTimeOffset(real));
}
