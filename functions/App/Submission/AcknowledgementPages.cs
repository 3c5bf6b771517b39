using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Submission;

namespace Mandates.Functions.Submission;

/// <summary>The page on which the secretariat keeps that a body holds the package.</summary>
public sealed class AcknowledgementPages(RequestAccess access, Acknowledge acknowledge, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/acknowledgements";

    [Function("AcknowledgementsPage"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), FormValues.Nothing);

    [Function("AcknowledgeForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> KeepAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            var (received, isKept) = acknowledge.WorkOut(current, BodyOf(typed), typed["reference"]);
            if (!isConfirmed)
            {
                var record = current.Record;
                return await RenderAsync(request, current, typed, RecordEffect.Of(current.Plan, record, record with { Acknowledgements = [.. record.Acknowledgements, received] }, clock.Now));
            }

            await acknowledge.KeepAsync(current, received, isKept, client, cancellationToken);
            return new SeeOther($"/mandates/{mandate}/acknowledgements?done");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, current, typed, problem: problem);
        }
    }

    private static TransmittalTo BodyOf(FormValues typed) =>
        Enum.GetValues<TransmittalTo>().Select(b => (TransmittalTo?)b).FirstOrDefault(b => Words.Camel(b!.Value) == typed["body"]) ?? throw ProblemException.NotFound();

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, RecordEffect? effect = null, ProblemException? problem = null) =>
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
