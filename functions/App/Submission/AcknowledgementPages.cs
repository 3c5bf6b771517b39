using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.Status;
using Mandates.Functions.Timeline;
using Mandates.Pages;
using Mandates.Pages.Acts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Submission;

/// <summary>The page on which the secretariat keeps that a body holds the package.</summary>
public sealed class AcknowledgementPages(RequestAccess access, Acknowledge acknowledge, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/acknowledgements";

    [Function("AcknowledgementsPage"), Allow(Who.Secretariat)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken stop) =>
        await RenderAsync(request, await access.MandateAsync(mandate, stop), Typed.Nothing);

    [Function("AcknowledgeForm"), Allow(Who.Secretariat)]
    public async Task<IResult> KeepAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var (typed, isConfirmed) = await TwoSteps.ReadAsync(request, stop);
        var current = await access.MandateAsync(mandate, stop);
        try
        {
            var (received, isKept) = acknowledge.WorkOut(current, BodyOf(typed), typed["reference"]);
            if (!isConfirmed)
            {
                var record = current.Record;
                return await RenderAsync(request, current, typed, RecordEffect.Of(current.Plan, record, record with { Acknowledgements = [.. record.Acknowledgements, received] }, clock.Now));
            }

            await acknowledge.KeepAsync(current, received, isKept, client, stop);
            return new SeeOther($"/mandates/{mandate}/acknowledgements?done");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, current, typed, problem: problem);
        }
    }

    private static TransmittalTo BodyOf(Typed typed) =>
        Enum.GetValues<TransmittalTo>().Select(b => (TransmittalTo?)b).FirstOrDefault(b => Words.Camel(b!.Value) == typed["body"]) ?? throw ProblemException.NotFound();

    private Task<IResult> RenderAsync(HttpRequest request, CurrentMandate current, Typed typed, RecordEffect? effect = null, ProblemException? problem = null) =>
        pages.RenderAsync<AcknowledgementsPage>(request.HttpContext, new()
        {
            [nameof(AcknowledgementsPage.Plan)] = current.Plan,
            [nameof(AcknowledgementsPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(AcknowledgementsPage.Transmitted)] = (Func<TransmittalTo, NodaTime.Instant?>)current.Record.Transmitted,
            [nameof(AcknowledgementsPage.Acknowledged)] = current.Record.Acknowledgements,
            [nameof(AcknowledgementsPage.Typed)] = typed,
            [nameof(AcknowledgementsPage.Effect)] = effect,
            [nameof(AcknowledgementsPage.Problem)] = problem?.Refusal,
            [nameof(AcknowledgementsPage.IsDone)] = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
}
